import { sql } from 'kysely';
import { countAll } from '../database/portable.ts';
import { prepared } from '../database/prepared.ts';
import type { Db, Status } from '../database/schema.ts';
import { type Figures, NOTHING } from './progress.ts';

export interface Sum {
  readonly status: Status;
  readonly count: number;
  readonly benefit_vnd: number;
  readonly benefit_once_vnd: number;
}

/** Turns counter rows (one a status) into figures; the counting rule in one place. */
function figuresOf(rows: readonly Sum[]): Figures {
  const figures = { ...NOTHING };
  for (const { status, count, benefit_vnd, benefit_once_vnd } of rows) {
    if (status === 'submitted') figures.awaiting += count;
    if (status === 'returned') figures.returned += count;
    if (status !== 'verified') continue;
    figures.verified += count;
    figures.benefitVnd += benefit_vnd;
    figures.benefitOnceVnd += benefit_once_vnd;
  }
  return figures;
}

export function byKey<K, R extends Sum>(rows: readonly R[], keyOf: (row: R) => K): Map<K, Figures> {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return new Map([...groups].map(([key, group]) => [key, figuresOf(group)]));
}

export const COUNTING: Status[] = ['submitted', 'returned', 'verified'];

export interface ByCategory {
  /** The whole of each phase. */
  readonly phases: Map<number, Figures>;
  /** The campaign by category; 0 is “none”. */
  readonly categories: Map<number, Figures>;
}

const tallyByCategory = prepared((db, campaignId: number) =>
  db
    .selectFrom('tally_category')
    .select(['phase_id', 'category_id', 'status', 'count', 'benefit_vnd', 'benefit_once_vnd'])
    .where('campaign_id', '=', campaignId)
    .where('status', 'in', COUNTING),
);

/** Phases and categories from the one small tally that holds both: their sums agree because they are one query. */
export async function figuresByPhaseAndCategory(db: Db, campaignId: number): Promise<ByCategory> {
  const rows = await tallyByCategory(db, campaignId);
  return { phases: byKey(rows, (row) => row.phase_id), categories: byKey(rows, (row) => row.category_id) };
}

/** Only what the page shows of a park, so that one covering index answers. */
export interface ParkFigures {
  readonly verified: number;
  readonly awaiting: number;
}

const tallyByPark = prepared((db, campaignId: number) =>
  db
    .selectFrom('tally_organisation')
    .innerJoin('organisation', 'organisation.id', 'tally_organisation.organisation_id')
    .select(['organisation.industrial_park_id as park', 'tally_organisation.status'])
    .select((eb) => eb.cast<number>(eb.fn.sum('count'), 'integer').as('count'))
    .where('campaign_id', '=', campaignId)
    .where('phase_id', '=', 0)
    .where('status', 'in', ['submitted', 'verified'])
    .groupBy(['organisation.industrial_park_id', 'tally_organisation.status']),
);

/** The campaign by industrial park; null is outside of all parks. */
export async function figuresByPark(db: Db, campaignId: number): Promise<Map<number | null, ParkFigures>> {
  const parks = new Map<number | null, ParkFigures>();
  for (const { park, status, count } of await tallyByPark(db, campaignId)) {
    const known = parks.get(park) ?? { verified: 0, awaiting: 0 };
    parks.set(park, status === 'verified' ? { ...known, verified: count } : { ...known, awaiting: count });
  }
  return parks;
}

export interface Leader {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly headcount: number | null;
}

const leaders = (db: Db, campaignId: number) =>
  db
    .selectFrom('tally_organisation')
    .innerJoin('organisation', 'organisation.id', 'tally_organisation.organisation_id')
    .select(['organisation.code', 'organisation.name', 'organisation.headcount', 'tally_organisation.count'])
    .where('campaign_id', '=', campaignId)
    .where('phase_id', '=', 0)
    .where('status', '=', 'verified')
    .where('count', '>', 0);

/** The units with the most verified items, from the index on the counters. */
export const leadersByCount: (db: Db, campaignId: number, limit: number) => Promise<Leader[]> = prepared(
  (db, campaignId: number, limit: number) =>
    leaders(db, campaignId)
      .orderBy('tally_organisation.count', 'desc')
      .orderBy('tally_organisation.organisation_id')
      .limit(limit),
);

/** Those with the most per 100 members; a unit of unknown headcount cannot be compared. */
export const leadersPer100: (db: Db, campaignId: number, limit: number) => Promise<Leader[]> = prepared(
  (db, campaignId: number, limit: number) =>
    leaders(db, campaignId)
      .where('organisation.headcount', '>', 0)
      .orderBy(sql`tally_organisation.count * 1000000.0 / organisation.headcount`, 'desc')
      .orderBy('tally_organisation.organisation_id')
      .limit(limit),
);

/** The sum of what organisers assigned to units, by phase. */
export async function assignedGoals(
  db: Db,
  phaseIds: readonly number[],
): Promise<Map<number, { sum: number; units: number }>> {
  if (phaseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('goal')
    .select((eb) => [
      'phase_id',
      eb.cast<number>(eb.fn.sum('assigned'), 'integer').as('sum'),
      countAll(eb).as('units'),
    ])
    .where('phase_id', 'in', phaseIds)
    .where('assigned', 'is not', null)
    .groupBy('phase_id')
    .execute();
  return new Map(rows.map(({ phase_id, sum, units }) => [phase_id, { sum, units }]));
}
