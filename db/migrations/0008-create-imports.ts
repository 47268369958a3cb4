import { oneOf, type Schema, tableWithId, textType } from './portable.ts';

export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  await tableWithId(db, 'import_batch')
    .addColumn('campaign_id', 'integer', (c) => c.notNull().references('campaign.id'))
    .addColumn('organisation_id', 'integer', (c) => c.references('organisation.id'))
    .addColumn('account_id', 'integer')
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('file_hash', text, (c) => c.notNull())
    .addColumn('file_size', 'integer', (c) => c.notNull())
    .addColumn('mapping', text, (c) => c.notNull())
    .addColumn('status', text, (c) =>
      c.notNull().check(oneOf('status', ['checking', 'checked', 'applied', 'reversed'])),
    )
    .addColumn('counts', text, (c) => c.notNull())
    .addColumn('checked_at', text, (c) => c.notNull())
    .addColumn('applied_at', text)
    .addColumn('applied_by', 'integer')
    .addColumn('reversed_at', text)
    .addColumn('reversed_by', 'integer')
    .addColumn('result', text, (c) => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema.createIndex('import_batch_hash').on('import_batch').column('file_hash').execute();
  await db.schema
    .createIndex('import_batch_account')
    .on('import_batch')
    .columns(['account_id', 'id'])
    .execute();
  await tableWithId(db, 'import_row')
    .addColumn('batch_id', 'integer', (c) => c.notNull().references('import_batch.id'))
    .addColumn('sheet', text, (c) => c.notNull())
    .addColumn('row_number', 'integer', (c) => c.notNull())
    .addColumn('outcome', text, (c) =>
      c.notNull().check(oneOf('outcome', ['new', 'identical', 'duplicate', 'error'])),
    )
    .addColumn('raw', text, (c) => c.notNull())
    .addColumn('value', text)
    .addColumn('findings', text, (c) => c.notNull())
    .addColumn('fingerprint', text, (c) => c.notNull().defaultTo(''))
    .addColumn('initiative_id', 'integer', (c) => c.references('initiative.id'))
    .execute();
  await db.schema
    .createIndex('import_row_of')
    .on('import_row')
    .columns(['batch_id', 'outcome', 'id'])
    .execute();
}
