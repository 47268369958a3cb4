import { sql } from 'kysely';
import { type Schema, textType } from './portable.ts';

const AT_ONCE = 1_000;

const TEXTS = [
  'code',
  'title',
  'description',
  'solution_kind',
  'submitted_on',
  'applied_on',
  'scope',
  'benefit_basis',
  'other_effects',
  'recognition_level',
  'recognition_number',
  'recognition_on',
  'search',
  'authors',
];
const NUMBERS = ['organisation_id', 'phase_id', 'category_id', 'confidential'];

/**
 * A good row of an import is staged as the item that it becomes, column by column, so that applying is one
 * `insert … select`; what it would enter stood in `value` as JSON until now. Batches that wait to be applied
 * are checked again, which stages them anew; those whose file nobody kept have to be sent again.
 */
export async function up(db: Schema): Promise<void> {
  const text = textType(db);
  const add = (name: string, type: typeof text) =>
    db.schema.alterTable('import_row').addColumn(name, type).execute();
  for (const name of TEXTS) await add(name, text);
  for (const name of NUMBERS) await add(name, 'integer');
  await add('benefit_vnd', 'bigint');
  await moveValues(db);
  await db.schema.alterTable('import_row').dropColumn('value').execute();
  await sql`update import_batch set status = 'refused'
    where status = 'checked' and applied_round = 0 and not exists
      (select 1 from import_file where batch_id = import_batch.id and problem is null)`.execute(db);
  await sql`insert into job (kind, subject_id, account_id, payload, state, created_at)
    select 'import.check', id, account_id, '{}', 'queued', checked_at from import_batch where status = 'checked'`.execute(
    db,
  );
  await sql`update import_batch set status = 'checking' where status = 'checked'`.execute(db);
}

interface Value {
  readonly title?: string;
  readonly organisation?: string;
  readonly category?: string;
  readonly submittedOn?: string;
  readonly benefitVnd?: number;
  readonly authors?: readonly { readonly name: string; readonly department?: string }[];
}

/** What pages show of rows that went in, or were passed over as duplicates. */
async function moveValues(db: Schema): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await sql<{ id: number; value: string }>`select id, value from import_row
      where value is not null and id > ${after} order by id limit ${AT_ONCE}`.execute(db);
    for (const { id, value } of rows) await moveValue(db, id, JSON.parse(value) as Value);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

async function moveValue(db: Schema, id: number, value: Value): Promise<void> {
  const { title = null, organisation = null, category = null, submittedOn = null, benefitVnd = null } = value;
  const authors = value.authors?.map(({ name, department = '' }) => [name, 0, department]) ?? [];
  await sql`update import_row set title = ${title}, submitted_on = ${submittedOn}, benefit_vnd = ${benefitVnd},
      authors = ${JSON.stringify(authors)},
      organisation_id = (select id from organisation where code = ${organisation}),
      category_id = (select id from category where code = ${category})
    where id = ${id}`.execute(db);
}
