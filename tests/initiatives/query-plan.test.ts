import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KyselyPlugin, RootOperationNode } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect, type Database } from '../../src/database/connect.ts';
import { countEvidence, listEvidence, sumEvidence } from '../../src/initiatives/evidence/evidence.store.ts';
import type { Filter } from '../../src/initiatives/search/filter.ts';
import { countSlice, listSlice, WINDOW } from '../../src/initiatives/search/slice.store.ts';
import { findSimilarTo } from '../../src/initiatives/similar.store.ts';

let database: Database;
const folder = mkdtempSync(join(tmpdir(), 'sang-kien-plan-'));

beforeAll(async () => {
  const file = join(folder, 'plan.sqlite');
  copyFileSync(inject('templateFile'), file);
  database = await connect({ kind: 'sqlite', file });
  fill(5_000);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Enough rows that a plan is a choice: two phases, five enterprises, one in ten awaiting. */
function fill(rows: number): void {
  database.sqlite?.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows})
    insert into initiative (code, campaign_id, phase_id, organisation_id, category_id, status, title, submitted_on,
      source, entered_by, entered_at, entered_on, fingerprint, search)
    select printf('SK-%05d-%05d', i, i), (select id from campaign where is_programme = 0),
      (select min(id) from phase) + i % 2, (select min(id) from organisation where kind = 'grassroots') + i % 5,
      1 + i % 10, case when i % 10 = 0 then 'submitted' else 'verified' end, 'T' || i, '2022-05-01', 'form', 1,
      '2022-05-01T00:00:00Z', '2022-05-01', 'f' || i, 't' || i || ' sk ' || printf('%05d %05d', i, i)
    from n`);
}

/** Every query that `work` sends, as the plan that SQLite makes of it. */
async function plansOf(work: (db: Database['db']) => Promise<unknown>): Promise<string[]> {
  const sent: { sql: string; parameters: readonly unknown[] }[] = [];
  const spy: KyselyPlugin = {
    transformQuery: ({ node }) => {
      const { sql, parameters } = database.db.getExecutor().compileQuery(node as RootOperationNode, {
        queryId: 'plan',
      });
      sent.push({ sql, parameters });
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await work(database.db.withPlugin(spy));
  return sent.flatMap(({ sql, parameters }) => {
    const rows = database.sqlite?.prepare(`explain query plan ${sql}`).all(...parameters) ?? [];
    return rows.map((row) => (row as { detail: string }).detail);
  });
}

const base = (): Filter => {
  const campaign = database.sqlite?.prepare('select id from campaign where is_programme = 0').get();
  return { campaignId: (campaign as { id: number } | undefined)?.id ?? 0, fence: '/', fenceIsWide: true };
};

const PATHS: readonly [string, Partial<Filter>, 'newest' | 'oldest', string][] = [
  ['everything', {}, 'newest', 'initiative_newest'],
  ['one status', { status: 'verified' }, 'newest', 'initiative_of_status'],
  ['one phase', { phaseId: 1 }, 'newest', 'initiative_of_phase'],
  ['one enterprise', { organisationId: 4 }, 'newest', 'initiative_of_organisation'],
  ['an enterprise’s own', { organisationId: 4, fence: '/1/2/3/4/' }, 'newest', 'initiative_of_organisation'],
  ['the queue', { status: 'submitted' }, 'oldest', 'initiative_of_status'],
  [
    'the queue of an enterprise',
    { status: 'submitted', organisationId: 4 },
    'oldest',
    'initiative_of_organisation',
  ],
  ['the queue of a phase', { status: 'submitted', phaseId: 1 }, 'oldest', 'initiative_of_phase'],
  ['public', { status: 'verified', confidential: 0 }, 'newest', 'initiative_of_status'],
  ['words', { words: ['t1', 'sk'] }, 'newest', 'initiative_newest'],
  [
    'words in public',
    { status: 'verified', confidential: 0, words: ['t1'] },
    'newest',
    'initiative_of_status',
  ],
  [
    'everything at once',
    {
      status: 'verified',
      phaseId: 1,
      organisationId: 4,
      categoryId: 1,
      enteredBy: 1,
      source: 'form',
      words: ['t'],
    },
    'newest',
    'initiative_of_organisation',
  ],
  ['one import', { importBatchId: 7 }, 'newest', 'initiative_of_batch'],
  ['one import of an enterprise', { importBatchId: 7, organisationId: 4 }, 'newest', 'initiative_of_batch'],
  ['a branch', { fence: '/1/2/', fenceIsWide: false }, 'newest', 'initiative_newest'],
];

describe('a list of a million rows', () => {
  it.each(PATHS)('walks one index for %s, without sorting', async (_, filter, direction, index) => {
    for (const beyond of [undefined, 2_500]) {
      const start = { direction, beyond };
      const plans = await plansOf(async (db) => {
        await listSlice(db, { ...base(), ...filter }, start);
        await countSlice(db, { ...base(), ...filter }, start);
      });
      const onItems = plans.filter((plan) => / initiative\b/.test(plan));
      expect(onItems.length).toBeGreaterThan(1);
      for (const plan of onItems)
        expect(plan).toMatch(new RegExp(`SEARCH initiative USING .*INDEX ${index} `));
      expect(plans.filter((plan) => /TEMP B-TREE/.test(plan))).toEqual([]);
    }
  });

  it('looks for a similar item in the unit’s newest only', async () => {
    const plans = await plansOf((db) => findSimilarTo(db, 'SK-00007-00007'));
    expect(plans.filter((plan) => /SCAN initiative\b/.test(plan))).toEqual([]);
  });

  it('adds up an enterprise’s evidence from one index alone, and finds an item’s by another', async () => {
    const sums = await plansOf((db) => sumEvidence(db, 4));
    expect(sums).toEqual([
      expect.stringMatching(/^SEARCH attachment USING COVERING INDEX attachment_quota /),
    ]);
    const [list] = await plansOf((db) => listEvidence(db, 7));
    const [count] = await plansOf((db) => countEvidence(db, 7));
    for (const plan of [list, count])
      expect(plan).toMatch(/^SEARCH attachment USING INDEX attachment_owner /);
  });

  it('says where a narrow search stopped, and goes on from there', async () => {
    fillFurther();
    const filter = { ...base(), words: ['t1', '00001'] };
    const first = await listSlice(database.db, filter, { direction: 'newest' });
    expect(first).toMatchObject({ items: [], windowEnded: true });
    const second = await listSlice(database.db, filter, { direction: 'newest', beyond: first.next ?? 0 });
    expect(second.items.map(({ title }) => title)).toEqual(['T1']);
    expect(second).toMatchObject({ next: null, windowEnded: false });
  });
});

/** As many rows again as one window holds. */
function fillFurther(): void {
  database.sqlite?.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${WINDOW})
    insert into initiative (code, campaign_id, phase_id, organisation_id, status, title, source, entered_at,
      entered_on, fingerprint, search)
    select 'W' || i, campaign_id, phase_id, organisation_id, 'verified', 'W', 'form', entered_at, entered_on, 'w', 'w'
    from n, (select * from initiative limit 1)`);
}
