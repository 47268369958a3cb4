import { oneOf, type Schema, tableWithId, textType } from './portable.ts';

export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('setting')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('value', text, (c) => c.notNull())
    .execute();
  await tableWithId(db, 'attachment')
    .addColumn('owner_type', text, (c) =>
      c.notNull().check(oneOf('owner_type', ['initiative', 'import_batch'])),
    )
    .addColumn('owner_id', 'integer', (c) => c.notNull())
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('stored_name', text, (c) => c.notNull().unique())
    .addColumn('media_type', text, (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('sha256', text, (c) => c.notNull())
    .addColumn('added_at', text, (c) => c.notNull())
    .addColumn('added_by', 'integer')
    .execute();
  await db.schema
    .createIndex('attachment_owner')
    .on('attachment')
    .columns(['owner_type', 'owner_id'])
    .execute();
}
