import { sql } from 'kysely';
import { flag, type Schema, tableWithId, textType } from './portable.ts';

/** The audit log: a chain of digests; personal values stand apart and can be erased without breaking it. */
export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  await tableWithId(db, 'event')
    .addColumn('sequence', 'integer', (c) => c.notNull().unique())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('account_id', 'integer')
    .addColumn('organisation_path', text)
    .addColumn('action', text, (c) => c.notNull())
    .addColumn('subject_type', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('detail_digest', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('event_subject')
    .on('event')
    .columns(['subject_type', 'subject', 'sequence'])
    .execute();
  await db.schema.createIndex('event_at').on('event').column('at').execute();
  await db.schema
    .createTable('event_detail')
    .addColumn('sequence', 'integer', (c) => c.primaryKey())
    .addColumn('salt', text, (c) => c.notNull())
    .addColumn('detail', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('event_head')
    .addColumn('id', 'integer', (c) => c.primaryKey().check(flag('id')))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .execute();
  await sql`insert into event_head (id, sequence, digest) values (1, 0, '')`.execute(db);
}
