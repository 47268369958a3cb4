import { oneOf, type Schema, textType } from './portable.ts';

/** Evidence of initiatives: what a file shows, whose quota it counts to, and the trace that a removed one leaves. */
export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  const table = () => db.schema.alterTable('attachment');
  await table()
    .addColumn('kind', text, (c) =>
      c
        .notNull()
        .defaultTo('')
        .check(oneOf('kind', ['', 'recognition', 'photo', 'document'])),
    )
    .execute();
  await table()
    .addColumn('note', text, (c) => c.notNull().defaultTo(''))
    .execute();
  await table()
    .addColumn('organisation_id', 'integer', (c) => c.references('organisation.id'))
    .execute();
  await table().addColumn('removed_at', text).execute();
  await table()
    .addColumn('removed_by', 'integer', (c) => c.references('account.id'))
    .execute();
  await db.schema
    .createIndex('attachment_quota')
    .on('attachment')
    .columns(['organisation_id', 'removed_at', 'size'])
    .execute();
}
