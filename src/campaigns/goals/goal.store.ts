import { sql } from 'kysely';
import { branchRange, chunksOf, countAll, likeAnywhere } from '../../database/portable.ts';
import type { Db, Row } from '../../database/schema.ts';
import { fold } from '../../text/fold.ts';
import type { Phase } from '../campaign.ts';

export interface GoalRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly headcount: number | null;
  readonly assigned: number | null;
  readonly selfRaised: number | null;
}

type PhaseDays = Pick<Phase, 'id' | 'starts_on' | 'ends_on'>;

/** The enterprises of the branch that exist in the phase, or have a goal in it already. */
const unitsOf = (db: Db, hostPath: string, phase: PhaseDays) => {
  const { from, below } = branchRange(hostPath);
  return db
    .selectFrom('organisation')
    .leftJoin('goal', (join) =>
      join.onRef('goal.organisation_id', '=', 'organisation.id').on('goal.phase_id', '=', phase.id),
    )
    .where('kind', '=', 'grassroots')
    .where('path', '>=', from)
    .where('path', '<', below)
    .where((eb) =>
      eb.or([
        eb.and([
          eb.or([eb('valid_from', 'is', null), eb('valid_from', '<=', phase.ends_on)]),
          eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', phase.starts_on)]),
        ]),
        eb('goal.assigned', 'is not', null),
        eb('goal.self_raised', 'is not', null),
      ]),
    );
};

const COLUMNS = [
  'organisation.id',
  'organisation.code',
  'organisation.name',
  'organisation.headcount',
  'goal.assigned',
  'goal.self_raised as selfRaised',
] as const;

export interface GoalFilter {
  /** Part of a name, accent-blind, or of a code. */
  readonly q: string;
  /** The id of the last unit of the page before; 0 for the first page. */
  readonly after: number;
  readonly limit: number;
}

/** One page in Vietnamese order. */
export async function listGoals(
  db: Db,
  hostPath: string,
  phase: PhaseDays,
  { q, after, limit }: GoalFilter,
): Promise<GoalRow[]> {
  let query = unitsOf(db, hostPath, phase).select(COLUMNS);
  const folded = fold(q);
  if (q !== '')
    query = query.where((eb) =>
      eb.or([
        ...(folded === '' ? [] : [sql<boolean>`folded_name like ${likeAnywhere(folded)} escape '\\'`]),
        sql<boolean>`lower(code) like ${likeAnywhere(q.toLowerCase())} escape '\\'`,
      ]),
    );
  const last = await db
    .selectFrom('organisation')
    .select(['id', 'sort_key'])
    .where('id', '=', after)
    .executeTakeFirst();
  if (last)
    query = query.where((eb) =>
      eb.or([
        eb('sort_key', '>', last.sort_key),
        eb.and([eb('sort_key', '=', last.sort_key), eb('organisation.id', '>', last.id)]),
      ]),
    );
  return query.orderBy('sort_key').orderBy('organisation.id').limit(limit).execute();
}

/** Those of these ids that stand in the branch; all of it without ids. */
export async function listGoalsOf(
  db: Db,
  hostPath: string,
  phase: PhaseDays,
  ids?: readonly number[],
): Promise<GoalRow[]> {
  const query = unitsOf(db, hostPath, phase).select(COLUMNS).orderBy('organisation.id');
  if (ids === undefined) return query.execute();
  return ids.length === 0 ? [] : query.where('organisation.id', 'in', ids).execute();
}

export interface GoalSums {
  readonly assigned: number;
  readonly selfRaised: number;
  /** Units with an assigned goal. */
  readonly units: number;
}

export async function sumGoals(db: Db, phaseId: number): Promise<GoalSums> {
  const sums = await db
    .selectFrom('goal')
    .select((eb) => [
      eb.cast<number | null>(eb.fn.sum('assigned'), 'bigint' as never).as('assigned'),
      eb.cast<number | null>(eb.fn.sum('self_raised'), 'bigint' as never).as('selfRaised'),
      eb.cast<number>(eb.fn.count('assigned'), 'integer').as('units'),
    ])
    .where('phase_id', '=', phaseId)
    .executeTakeFirst();
  return { assigned: sums?.assigned ?? 0, selfRaised: sums?.selfRaised ?? 0, units: sums?.units ?? 0 };
}

export async function countUnits(db: Db, hostPath: string, phase: PhaseDays): Promise<number> {
  const { count } = await unitsOf(db, hostPath, phase)
    .select((eb) => countAll(eb).as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Writes the goals as they are now, with a row of history for each. */
export async function writeGoals(
  db: Db,
  rows: readonly Row<'goal'>[],
  { at, accountId }: { at: string; accountId: number | null },
): Promise<void> {
  for (const chunk of chunksOf(rows, 200)) {
    await db
      .insertInto('goal')
      .values(chunk)
      .onConflict((c) =>
        c.columns(['phase_id', 'organisation_id']).doUpdateSet((eb) => ({
          assigned: eb.ref('excluded.assigned'),
          self_raised: eb.ref('excluded.self_raised'),
        })),
      )
      .execute();
    await db
      .insertInto('goal_change')
      .values(chunk.map((row) => ({ ...row, at, account_id: accountId })))
      .execute();
  }
}
