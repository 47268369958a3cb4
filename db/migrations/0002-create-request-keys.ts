import { inKeyOrder, type Schema, textType } from './portable.ts';

/** One row per form or API call that must not happen twice. */
export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  const table = db.schema
    .createTable('request_key')
    .addColumn('account_id', 'integer', (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('body_hash', text, (c) => c.notNull())
    .addColumn('answer', text)
    .addColumn('expires_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('request_key_pk', ['account_id', 'key']);
  await inKeyOrder(db, table).execute();
  await db.schema.createIndex('request_key_expires').on('request_key').column('expires_at').execute();
}
