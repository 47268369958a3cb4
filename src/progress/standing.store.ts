import { prepared } from '../database/prepared.ts';
import type { Db } from '../database/schema.ts';
import { AWAITING, VERIFIED } from '../initiatives/initiative.ts';
import type { UnitStanding } from './standing.ts';

const rows = (db: Db, campaignId: number) =>
  db
    .selectFrom('tally_organisation')
    .innerJoin('organisation', 'organisation.id', 'tally_organisation.organisation_id')
    .select(['organisation.id', 'organisation.code', 'organisation.name', 'organisation.headcount'])
    .select([
      'organisation.industrial_park_id as park',
      'tally_organisation.status',
      'tally_organisation.count',
    ])
    .where('campaign_id', '=', campaignId)
    .where('phase_id', '=', 0)
    .where('status', 'in', [AWAITING, VERIFIED]);

type StandingRow = Omit<UnitStanding, 'verified' | 'awaiting'> & {
  readonly status: string;
  readonly count: number;
};

/** One row a status becomes one standing a unit. */
function gather(found: readonly StandingRow[]): Map<number, UnitStanding> {
  const units = new Map<number, UnitStanding>();
  for (const { status, count, ...unit } of found) {
    const known = units.get(unit.id) ?? { ...unit, verified: 0, awaiting: 0 };
    units.set(unit.id, status === VERIFIED ? { ...known, verified: count } : { ...known, awaiting: count });
  }
  return units;
}

const rowsOfAll = prepared((db, campaignId: number) => rows(db, campaignId));
const rowsOfUnit = prepared((db, campaignId: number, organisationId: number) =>
  rows(db, campaignId).where('organisation_id', '=', organisationId),
);

/** Every unit that has anything in the campaign. */
export async function listStandings(db: Db, campaignId: number): Promise<Map<number, UnitStanding>> {
  return gather(await rowsOfAll(db, campaignId));
}

export async function findStanding(
  db: Db,
  campaignId: number,
  organisationId: number,
): Promise<UnitStanding | undefined> {
  return gather(await rowsOfUnit(db, campaignId, organisationId)).get(organisationId);
}
