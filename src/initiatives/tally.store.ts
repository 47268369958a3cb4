import {
  type Insertable,
  type InsertQueryBuilder,
  type InsertResult,
  type OnConflictBuilder,
  sql,
} from 'kysely';
import { chunksOf } from '../database/portable.ts';
import { preparedInsert } from '../database/prepared.ts';
import type { Db, Tables } from '../database/schema.ts';
import type { Deltas } from './tally.ts';

type TallyTable = 'tally_organisation' | 'tally_category' | 'tally_day' | 'tally_verified_day';

/** Fewer rows than this go in one by one, compiled once; building a query for all of them costs more. */
const WORTH_ONE_QUERY = 8;

/** Moves the counters. Called by the initiative store only, in the transaction of the rows that it counts. */
export async function applyDeltas(db: Db, deltas: Deltas): Promise<void> {
  await moveOrganisations(db, deltas.organisation);
  await moveCategories(db, deltas.category);
  await moveDays(db, deltas.day);
  await moveVerifiedDays(db, deltas.verifiedDay);
}

const moveOrganisations = mover('tally_organisation', [
  'campaign_id',
  'phase_id',
  'status',
  'organisation_id',
]);
const moveCategories = mover('tally_category', ['campaign_id', 'phase_id', 'status', 'category_id']);
const moveDays = mover('tally_day', ['campaign_id', 'phase_id', 'status', 'day']);
const moveVerifiedDays = mover('tally_verified_day', ['campaign_id', 'phase_id', 'day']);

/** Adds rows to the counters of one table, in their order, so that everybody locks them in one order. */
function mover<T extends TallyTable>(table: T, keys: readonly (keyof Tables[T] & string)[]) {
  const adding = (insert: InsertQueryBuilder<Tables, T, InsertResult>) =>
    insert.onConflict((conflict) => addUp(table, conflict.columns(keys as never)));
  const addOne = preparedInsert(table, adding);
  return async (db: Db, rows: readonly Insertable<Tables[T]>[]): Promise<void> => {
    if (rows.length < WORTH_ONE_QUERY) for (const row of rows) await addOne(db, row);
    else
      for (const chunk of chunksOf(rows, 500))
        await adding(db.insertInto(table).values(chunk as never)).execute();
  };
}

function addUp<T extends TallyTable>(table: T, conflict: OnConflictBuilder<Tables, T>) {
  const plus = (column: 'count' | 'benefit_vnd' | 'benefit_once_vnd') =>
    sql<number>`${sql.ref(`${table}.${column}`)} + ${sql.ref(`excluded.${column}`)}`;
  return conflict.doUpdateSet({
    count: plus('count'),
    benefit_vnd: plus('benefit_vnd'),
    benefit_once_vnd: plus('benefit_once_vnd'),
  } as never);
}

const SPLIT = sql`sum(case when benefit_basis = 'once' then 0 else coalesce(benefit_vnd, 0) end)`;
const SPLIT_ONCE = sql`sum(case when benefit_basis = 'once' then coalesce(benefit_vnd, 0) else 0 end)`;

const RECOUNTS: Readonly<Record<TallyTable, { keys: readonly string[]; from: readonly string[] }>> = {
  tally_organisation: {
    keys: ['campaign_id', 'phase_id', 'status', 'organisation_id'],
    from: ['campaign_id', 'phase_id', 'status', 'organisation_id'],
  },
  tally_category: {
    keys: ['campaign_id', 'phase_id', 'status', 'category_id'],
    from: ['campaign_id', 'phase_id', 'status', 'coalesce(category_id, 0)'],
  },
  tally_day: {
    keys: ['campaign_id', 'phase_id', 'status', 'day'],
    from: ['campaign_id', 'phase_id', 'status', 'submitted_on'],
  },
  tally_verified_day: {
    keys: ['campaign_id', 'phase_id', 'day'],
    from: ['campaign_id', 'phase_id', 'verified_on'],
  },
};

/** The counter of the whole campaign stands under phase 0. */
const WHOLE = ['campaign_id', '0', 'status', 'organisation_id'].map((one) => sql.raw(one));

/** Counts every initiative again and answers where a counter says something else. */
export async function recountProblems(db: Db): Promise<string[]> {
  const problems: string[] = [];
  for (const [table, { keys, from }] of Object.entries(RECOUNTS)) {
    problems.push(
      ...(await differences(
        db,
        table as TallyTable,
        keys,
        from.map((one) => sql.raw(one)),
      )),
    );
  }
  problems.push(
    ...(await differences(db, 'tally_organisation', RECOUNTS.tally_organisation.keys, WHOLE, true)),
  );
  return problems;
}

function countedFor(table: TallyTable, keys: readonly string[], from: readonly ReturnType<typeof sql.raw>[]) {
  return sql`select ${sql.join(from.map((one, index) => sql`${one} as ${sql.ref(keys[index] as string)}`))},
      count(*) as count, ${SPLIT} as benefit_vnd, ${SPLIT_ONCE} as benefit_once_vnd
    from initiative where status <> 'draft' and phase_id is not null and submitted_on is not null
      ${table === 'tally_verified_day' ? sql`and status = 'verified' and verified_on is not null` : sql``}
    group by ${sql.join(keys.map((_, index) => sql.lit(index + 1)))}`;
}

/** Fills empty counters from the rows: after a load that did not move them one by one. */
export async function rebuildTallies(db: Db): Promise<void> {
  for (const [table, { keys, from }] of Object.entries(RECOUNTS)) {
    const fill = (counted: ReturnType<typeof countedFor>) =>
      sql`insert into ${sql.table(table)} (${columnsOf(keys)}) ${counted}`.execute(db);
    const raw = from.map((one) => sql.raw(one));
    await fill(countedFor(table as TallyTable, keys, raw));
    if (table === 'tally_organisation') await fill(countedFor(table, keys, WHOLE));
  }
}

const AMOUNTS = ['count', 'benefit_vnd', 'benefit_once_vnd'] as const;
const columnsOf = (keys: readonly string[]) => sql.join([...keys, ...AMOUNTS].map((name) => sql.ref(name)));

async function differences(
  db: Db,
  table: TallyTable,
  keys: readonly string[],
  from: readonly ReturnType<typeof sql.raw>[],
  wholeCampaign = false,
): Promise<string[]> {
  const counted = countedFor(table, keys, from);
  const scope =
    table === 'tally_organisation'
      ? wholeCampaign
        ? sql`where phase_id = 0`
        : sql`where phase_id <> 0`
      : sql``;
  const kept = sql`select ${columnsOf(keys)} from ${sql.table(table)} ${scope}`;
  const nothing = sql`where count <> 0 or benefit_vnd <> 0 or benefit_once_vnd <> 0`;
  const { rows } = await sql<Record<string, unknown>>`
    select * from (select * from (${counted}) as a except ${kept}) as missing
    union all
    select * from (select * from (${kept}) as b ${nothing} except ${counted}) as extra
    limit 10`.execute(db);
  return rows.map((row) => `${table}: a recount differs at ${JSON.stringify(row)}`);
}
