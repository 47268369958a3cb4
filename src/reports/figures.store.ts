import type { Db } from '../database/schema.ts';
import { SUBMITTED } from '../initiatives/initiative.ts';
import { byKey } from '../progress/progress.store.ts';
import { type Figures, NOTHING } from '../progress/progress.ts';

export interface UnitFigures {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly sort_key: string;
  readonly parkId: number | null;
  readonly sector: 'enterprise' | 'administrative';
  readonly figures: Figures;
}

/**
 * Every unit with something counted, in Vietnamese order. Parks and sectors are summed from these very
 * rows, so that no two tables of a report can differ. `phaseId` 0 is the whole campaign.
 */
export async function listUnitFigures(db: Db, campaignId: number, phaseId: number): Promise<UnitFigures[]> {
  const rows = await db
    .selectFrom('tally_organisation')
    .innerJoin('organisation', 'organisation.id', 'tally_organisation.organisation_id')
    .select(['status', 'count', 'benefit_vnd', 'benefit_once_vnd', 'organisation.id', 'organisation.code'])
    .select(['organisation.name', 'organisation.sort_key', 'organisation.sector'])
    .select('organisation.industrial_park_id as parkId')
    .where('campaign_id', '=', campaignId)
    .where('phase_id', '=', phaseId)
    .where('status', 'in', SUBMITTED)
    .where('count', '>', 0)
    .orderBy('organisation.sort_key')
    .orderBy('organisation.id')
    .execute();
  const figures = byKey(rows, ({ id }) => id);
  const units = new Map(rows.map((row) => [row.id, row]));
  return [...units.values()].map(({ id, code, name, sort_key, sector, parkId }) => ({
    id,
    code,
    name,
    sort_key,
    sector,
    parkId,
    figures: figures.get(id) ?? NOTHING,
  }));
}

/** One phase by category; 0 is “none”. */
export async function figuresByCategory(
  db: Db,
  campaignId: number,
  phaseId: number,
): Promise<Map<number, Figures>> {
  const rows = await db
    .selectFrom('tally_category')
    .select(['category_id', 'status', 'count', 'benefit_vnd', 'benefit_once_vnd'])
    .where('campaign_id', '=', campaignId)
    .where('phase_id', '=', phaseId)
    .where('status', 'in', SUBMITTED)
    .execute();
  return byKey(rows, ({ category_id }) => category_id);
}

export interface UnitGoal {
  readonly id: number;
  readonly name: string;
  readonly sort_key: string;
  readonly parkId: number | null;
  readonly assigned: number | null;
  readonly selfRaised: number | null;
}

/** What the units of a phase were given to reach, or set themselves. */
export function listUnitGoals(db: Db, phaseId: number): Promise<UnitGoal[]> {
  return db
    .selectFrom('goal')
    .innerJoin('organisation', 'organisation.id', 'goal.organisation_id')
    .select(['organisation.id', 'organisation.name', 'organisation.sort_key', 'goal.assigned'])
    .select(['organisation.industrial_park_id as parkId', 'goal.self_raised as selfRaised'])
    .where('goal.phase_id', '=', phaseId)
    .orderBy('organisation.id')
    .execute();
}
