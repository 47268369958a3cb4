import { sql } from 'kysely';
import { type Schema, textType } from './portable.ts';

const COLUMNS =
  'sequence, at, account_id, organisation_path, action, subject_type, subject, detail_digest, digest';

/**
 * Every write appends to the log, so the log's own trees were a fifth of the pages of a small write.
 * The sequence is now the only key of an event. The index by subject holds edits alone, which an item's
 * history asks for; instead of every event's instant, `event_day` holds the event at which a day begins.
 * The few days of request keys are small enough to be searched whole at each sign-in.
 */
export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('event_by_sequence')
    .addColumn('sequence', 'integer', (c) => c.primaryKey())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('account_id', 'integer')
    .addColumn('organisation_path', text)
    .addColumn('action', text, (c) => c.notNull())
    .addColumn('subject_type', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('detail_digest', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .execute();
  const columns = sql.raw(COLUMNS);
  await sql`insert into event_by_sequence (${columns}) select ${columns} from event order by sequence`.execute(
    db,
  );
  await db.schema.dropTable('event').execute();
  await db.schema.alterTable('event_by_sequence').renameTo('event').execute();
  await db.schema
    .createIndex('event_edited')
    .on('event')
    .column('subject')
    .where(sql.ref('action'), '=', sql.lit('initiative.edited'))
    .execute();
  await createDays(db);
  await db.schema.dropIndex('request_key_expires').execute();
}

/** A run of events of one day, in UTC; a day has several where the clock went back or two events passed each other. */
async function createDays(db: Schema): Promise<void> {
  await db.schema
    .createTable('event_day')
    .addColumn('from_sequence', 'integer', (c) => c.primaryKey())
    .addColumn('day', textType(db), (c) => c.notNull())
    .execute();
  await db.schema.createIndex('event_day_of').on('event_day').columns(['day', 'from_sequence']).execute();
  await sql`insert into event_day (from_sequence, day)
    select sequence, day from (
      select sequence, substr(at, 1, 10) as day, lag(substr(at, 1, 10)) over (order by sequence) as previous from event
    ) as followed where previous is null or previous <> day`.execute(db);
  await db.schema
    .alterTable('event_head')
    .addColumn('day', textType(db), (c) => c.notNull().defaultTo(''))
    .execute();
  await sql`update event_head set day = coalesce(
    (select day from event_day order by from_sequence desc limit 1), '')`.execute(db);
}
