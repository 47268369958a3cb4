import { oneOf, type Schema, tableWithId, textType } from './portable.ts';

/** Sheets of organisations between their check and their application; their lines go when they are applied. */
export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  await tableWithId(db, 'organisation_import')
    .addColumn('account_id', 'integer', (c) => c.references('account.id'))
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('sheet', text, (c) => c.notNull())
    .addColumn('status', text, (c) => c.notNull().check(oneOf('status', ['checked', 'applied'])))
    .addColumn('lines', text, (c) => c.notNull())
    .addColumn('result', text, (c) => c.notNull().defaultTo(''))
    .addColumn('checked_at', text, (c) => c.notNull())
    .addColumn('applied_at', text)
    .execute();
}
