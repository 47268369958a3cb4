import { sql } from 'kysely';
import { oneOf, type Schema, tableWithId, textType } from './portable.ts';

const STATES = ['checking', 'checked', 'applied', 'reversed', 'refused'];
const OUTCOMES = ['new', 'identical', 'duplicate', 'probable', 'error', 'corrected'];

/** Long work outside of requests; imports whose files are kept, decided on, corrected and continued. */
export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  await tableWithId(db, 'job')
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('subject_id', 'integer', (c) => c.notNull())
    .addColumn('account_id', 'integer', (c) => c.references('account.id'))
    .addColumn('payload', text, (c) => c.notNull())
    .addColumn('state', text, (c) =>
      c.notNull().check(oneOf('state', ['queued', 'running', 'done', 'failed'])),
    )
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('worker', text, (c) => c.notNull().defaultTo(''))
    .addColumn('progress', text, (c) => c.notNull().defaultTo('{}'))
    .addColumn('problem', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('lease_until', text)
    .addColumn('ended_at', text)
    .execute();
  await db.schema.createIndex('job_state').on('job').columns(['state', 'id']).execute();
  await db.schema.createIndex('job_subject').on('job').columns(['subject_id', 'kind', 'id']).execute();
  await widenBatches(db);
  await rebuildRows(db);
  await db.schema
    .createTable('column_choice')
    .addColumn('organisation_id', 'integer', (c) => c.notNull().references('organisation.id'))
    .addColumn('header', text, (c) => c.notNull())
    .addColumn('field', text)
    .addPrimaryKeyConstraint('column_choice_key', ['organisation_id', 'header'])
    .execute();
}

/** SQLite cannot change a check, so the column is made anew under its old name. */
async function widenBatches(db: Schema): Promise<void> {
  const text = textType(db);
  const alter = () => db.schema.alterTable('import_batch');
  await alter()
    .addColumn('state', text, (c) => c.notNull().defaultTo('checking').check(oneOf('state', STATES)))
    .execute();
  await sql`update import_batch set state = status`.execute(db);
  await alter().dropColumn('status').execute();
  await alter().renameColumn('state', 'status').execute();
  await alter()
    .addColumn('decisions', text, (c) => c.notNull().defaultTo('{}'))
    .execute();
  await alter()
    .addColumn('questions', text, (c) => c.notNull().defaultTo('[]'))
    .execute();
  await alter()
    .addColumn('applied_round', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update import_batch set applied_round = 1 where applied_at is not null`.execute(db);
  await tableWithId(db, 'import_file')
    .addColumn('batch_id', 'integer', (c) => c.notNull().references('import_batch.id'))
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('file_hash', text, (c) => c.notNull())
    .addColumn('file_size', 'integer', (c) => c.notNull())
    .addColumn('stored_name', text, (c) => c.notNull())
    .addColumn('sent_at', text, (c) => c.notNull())
    .addColumn('account_id', 'integer')
    .addColumn('problem', text)
    .execute();
  await db.schema
    .createIndex('import_file_of')
    .on('import_file')
    .columns(['batch_id', 'round'])
    .unique()
    .execute();
}

/** More outcomes, and the round in which a row came; nothing refers to these rows. */
async function rebuildRows(db: Schema): Promise<void> {
  const text = textType(db);
  await tableWithId(db, 'import_row_next')
    .addColumn('batch_id', 'integer', (c) => c.notNull().references('import_batch.id'))
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('sheet', text, (c) => c.notNull())
    .addColumn('row_number', 'integer', (c) => c.notNull())
    .addColumn('origin', text, (c) => c.notNull().defaultTo(''))
    .addColumn('outcome', text, (c) => c.notNull().check(oneOf('outcome', OUTCOMES)))
    .addColumn('raw', text, (c) => c.notNull())
    .addColumn('value', text)
    .addColumn('findings', text, (c) => c.notNull())
    .addColumn('fingerprint', text, (c) => c.notNull().defaultTo(''))
    .execute();
  await sql`insert into import_row_next
      (batch_id, round, sheet, row_number, outcome, raw, value, findings, fingerprint)
    select batch_id, 1, sheet, row_number, outcome, raw, value, findings, fingerprint
    from import_row order by id`.execute(db);
  await db.schema.dropTable('import_row').execute();
  await db.schema.alterTable('import_row_next').renameTo('import_row').execute();
  await db.schema
    .createIndex('import_row_of')
    .on('import_row')
    .columns(['batch_id', 'outcome', 'id'])
    .execute();
}
