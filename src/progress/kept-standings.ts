import { EVERY_UNIT, listChangesSince } from '../campaigns/campaign-change.store.ts';
import type { Db } from '../database/schema.ts';
import { findStanding, listStandings } from './standing.store.ts';
import type { UnitStanding } from './standing.ts';

interface Kept {
  readonly version: number;
  /** Names, parks and headcounts are taken anew with each minute. */
  readonly minute: number;
  readonly units: Map<number, UnitStanding>;
}

const kept = new WeakMap<object, Map<number, Kept>>();

/**
 * The standing of every unit at this version of the campaign. Kept in memory and brought up to date by
 * the units that changed since, so that a page after a write costs the same with 700 enterprises as
 * with 70.000. Whatever is not certain (a gap in the list of changes, a new minute) is counted anew.
 */
export async function standingsAt(
  db: Db,
  campaign: { id: number; version: number },
  now: Date,
): Promise<Map<number, UnitStanding>> {
  const handle = db.getExecutor().adapter;
  const campaigns = kept.get(handle) ?? new Map<number, Kept>();
  kept.set(handle, campaigns);
  const minute = Math.floor(now.getTime() / 60_000);
  const known = campaigns.get(campaign.id);
  const changed = known && known.minute === minute ? await unitsChanged(db, campaign, known.version) : null;
  const units = known && changed ? known.units : await listStandings(db, campaign.id);
  for (const id of changed ?? []) {
    const standing = await findStanding(db, campaign.id, id);
    if (standing) units.set(id, standing);
    else units.delete(id);
  }
  campaigns.set(campaign.id, { version: campaign.version, minute, units });
  return units;
}

/** Null where the list cannot say: a version is missing in it, it names everybody, or we know a later version. */
async function unitsChanged(
  db: Db,
  { id, version }: { id: number; version: number },
  since: number,
): Promise<Set<number> | null> {
  if (since === version) return new Set();
  const changes = await listChangesSince(db, id, since);
  const versions = new Set(changes.map((change) => change.version).filter((one) => one <= version));
  if (since > version || versions.size !== version - since) return null;
  const units = new Set(changes.map(({ organisation_id }) => organisation_id));
  return units.has(EVERY_UNIT) || units.size > 50 ? null : units;
}
