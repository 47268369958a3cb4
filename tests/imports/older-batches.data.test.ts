import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../db/migrations/index.ts';
import type { Db } from '../../src/database/schema.ts';
import { emptyDatabase, type TestDatabase } from '../support/database.ts';

const STAGE = '0015-stage-items';
const VALUE = {
  title: 'Gá hàn khung xe đẩy',
  organisation: 'SAO-KHUE',
  category: 'san-xuat',
  submittedOn: '2022-05-10',
  benefitVnd: 5_000_000,
  authors: [{ name: 'Lê A', department: 'Kho' }, { name: 'Trần B' }],
};

let database: TestDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
  await upTo((name) => name < STAGE);
  await fill(database.db);
  await upTo((name) => name >= STAGE);
});
afterAll(() => database.remove());

describe('batches from before their rows were staged as items', () => {
  it('are checked again where they wait to be applied, and end where nobody kept their file', async () => {
    const { rows } = await sql`select status from import_batch order by id`.execute(database.db);
    expect(rows.map((row) => (row as { status: string }).status)).toEqual(['checking', 'refused', 'applied']);
    const jobs = await database.db.selectFrom('job').select(['kind', 'subject_id', 'state']).execute();
    expect(jobs).toEqual([{ kind: 'import.check', subject_id: 1, state: 'queued' }]);
  });

  it('go on showing what their rows said', async () => {
    const row = await database.db
      .selectFrom('import_row')
      .select(['title', 'submitted_on', 'benefit_vnd', 'authors', 'organisation_id', 'category_id'])
      .where('batch_id', '=', 3)
      .where('outcome', '=', 'new')
      .executeTakeFirstOrThrow();
    expect(row).toEqual({
      title: VALUE.title,
      submitted_on: VALUE.submittedOn,
      benefit_vnd: VALUE.benefitVnd,
      authors: '[["Lê A",0,"Kho"],["Trần B",0,""]]',
      organisation_id: 1,
      category_id: 1,
    });
  });
});

async function upTo(isDue: (name: string) => boolean): Promise<void> {
  for (const [name, migration] of Object.entries(migrations))
    if (isDue(name)) await database.db.transaction().execute((inside) => migration.up(inside));
}

/** One that waits with its file, one whose file is not there, one that went in. */
async function fill(db: Db): Promise<void> {
  const at = '2022-05-10T01:00:00.000Z';
  await db.transaction().execute(async (inside) => {
    await sql`insert into organisation (kind, path, code, name, folded_name, sort_key)
      values ('grassroots', '/1/', 'SAO-KHUE', 'Sao Khuê', 'sao khue', 'sao khue')`.execute(inside);
    await sql`insert into campaign (slug, title, host_organisation_id, starts_on, ends_on)
      values ('x', 'x', 1, '2022-01-01', '2022-12-31')`.execute(inside);
    await sql`insert into category (code, name, field, sort_order)
      values ('san-xuat', 'Sản xuất', 'production', 1)`.execute(inside);
    for (const status of ['checked', 'checked', 'applied'])
      await sql`insert into import_batch
          (campaign_id, organisation_id, file_name, file_hash, file_size, mapping, status, counts, checked_at, applied_round)
        values (1, 1, 'a.xlsx', 'h', 1, '{}', ${status}, '{}', ${at}, ${status === 'applied' ? 1 : 0})`.execute(
        inside,
      );
    await sql`insert into import_file (batch_id, round, file_name, file_hash, file_size, stored_name, sent_at)
      values (1, 1, 'a.xlsx', 'h', 1, 'n', ${at})`.execute(inside);
    await sql`insert into import_row (batch_id, round, sheet, row_number, outcome, raw, value, findings)
      values (3, 1, 'a', 2, 'new', '[]', ${JSON.stringify(VALUE)}, '[]'),
        (3, 1, 'a', 3, 'error', '[]', null, '[]')`.execute(inside);
  });
}
