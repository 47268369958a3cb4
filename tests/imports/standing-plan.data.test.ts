import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import { listSameTitled } from '../../src/imports/lookalike.store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const ITEMS = 20_000;
const PRINTS = Array.from({ length: 500 }, (_, index) => print(index * 7));

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await database.db.transaction().execute(fill);
});
afterAll(() => database.remove());

/** The first fifteen characters of a fingerprint. */
function print(index: number): string {
  return `title-${10_000 + index}`.padEnd(15, '.');
}

it('finds what bears a title by the index of fingerprints, however many items there are', async () => {
  const { campaign_id } = await database.db
    .selectFrom('initiative')
    .select('campaign_id')
    .executeTakeFirstOrThrow();
  const touched = await readRowByRow(database, (db) => listSameTitled(db, campaign_id, PRINTS));
  expect(touched).toBe(0);
  expect(await listSameTitled(database.db, campaign_id, PRINTS)).toHaveLength(PRINTS.length);
  expect(await listSameTitled(database.db, campaign_id + 1, PRINTS)).toEqual([]);
});

/** How many items `work` reads without an index; on SQLite how many of its plan's steps do. */
async function readRowByRow({ db, sqlite }: TestDatabase, work: (db: Db) => Promise<unknown>) {
  if (!sqlite)
    return db.transaction().execute(async (inside) => {
      const before = await scanned(inside);
      await work(inside);
      return (await scanned(inside)) - before;
    });
  const prepare = vi.spyOn(sqlite, 'prepare');
  await work(db);
  const sent = prepare.mock.calls.map(([text]) => text).filter((text) => text.includes('fingerprint'));
  prepare.mockRestore();
  expect(sent).toHaveLength(1);
  const plan = sqlite.prepare(`explain query plan ${sent[0]}`).all('[]') as { detail: string }[];
  return plan.filter(({ detail }) => detail.startsWith('SCAN initiative')).length;
}

/** PostgreSQL's own count of this session. */
async function scanned(db: Db): Promise<number> {
  const { rows } = await sql<{ seq_tup_read: number }>`select seq_tup_read from pg_stat_xact_user_tables
    where relname = 'initiative'`.execute(db);
  return rows[0]?.seq_tup_read ?? Number.NaN;
}

async function fill(db: Db): Promise<void> {
  await sql`insert into initiative (code, campaign_id, phase_id, organisation_id, category_id, status, title,
      submitted_on, source, entered_by, entered_at, entered_on, fingerprint, search)
    with recursive n(i) as (select 0 union all select i + 1 from n where i < ${sql.lit(ITEMS - 1)})
    select 'SK-' || (100000 + i), (select id from campaign where is_programme = 0),
      (select min(id) from phase), (select min(id) from organisation where kind = 'grassroots'), 1, 'submitted',
      'T' || i, '2022-05-01', 'form', 1, '2022-05-01T00:00:00Z', '2022-05-01',
      'title-' || (10000 + i) || '....author-day', 't' || i from n`.execute(db);
  await sql`analyze`.execute(db);
}
