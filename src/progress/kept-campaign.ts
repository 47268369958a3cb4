import { type CampaignWithPhases, getCampaign, listCategories } from '../campaigns/campaign.store.ts';
import type { Category } from '../campaigns/campaign.ts';
import { EVERY_UNIT, listChangesSince } from '../campaigns/campaign-change.store.ts';
import type { Db } from '../database/schema.ts';
import type { IndustrialPark } from '../organisations/organisation.ts';
import { listParks } from '../organisations/park.store.ts';
import { assignedGoals } from './progress.store.ts';
import { findStanding, listStandings } from './standing.store.ts';
import type { UnitStanding } from './standing.ts';

/** What a campaign's page shows besides the figures of its phases and fields. */
export interface KeptCampaign {
  readonly campaign: CampaignWithPhases;
  readonly categories: readonly Category[];
  readonly parks: readonly IndustrialPark[];
  readonly assigned: ReadonlyMap<number, { sum: number; units: number }>;
  /** The standing of every unit that has anything in the campaign. */
  readonly units: ReadonlyMap<number, UnitStanding>;
}

interface Entry extends KeptCampaign {
  readonly version: number;
  /** Names, parks and headcounts are taken anew with each minute. */
  readonly minute: number;
  readonly units: Map<number, UnitStanding>;
}

const MOST_CHANGES = 50;
const entries = new WeakMap<object, Map<string, Entry>>();

/**
 * The campaign at this version. Kept in memory and brought up to date by the units whose counters moved
 * since, so that a page after a write costs the same with 700 enterprises as with 70.000. Whatever is
 * not certain (a gap in the list of changes, a change of something else, a new minute) is read anew.
 */
export async function campaignAt(
  db: Db,
  seen: { slug: string; version: number },
  now: Date,
): Promise<KeptCampaign> {
  const handle = db.getExecutor().adapter;
  const campaigns = entries.get(handle) ?? new Map<string, Entry>();
  entries.set(handle, campaigns);
  const minute = Math.floor(now.getTime() / 60_000);
  const known = campaigns.get(seen.slug);
  const changed = known?.minute === minute ? await unitsChanged(db, known, seen.version) : null;
  const entry = known && changed ? { ...known, version: seen.version } : await readAll(db, seen, minute);
  for (const id of changed ?? []) {
    const standing = await findStanding(db, entry.campaign.id, id);
    if (standing) entry.units.set(id, standing);
    else entry.units.delete(id);
  }
  campaigns.set(seen.slug, entry);
  return entry;
}

async function readAll(
  db: Db,
  { slug, version }: { slug: string; version: number },
  minute: number,
): Promise<Entry> {
  const campaign = await getCampaign(db, slug);
  return {
    version,
    minute,
    campaign,
    categories: await listCategories(db),
    parks: await listParks(db),
    assigned: await assignedGoals(db, campaign.id),
    units: await listStandings(db, campaign.id),
  };
}

/** Null where the list cannot say: a version is missing in it, it names everybody, or we know a later version. */
async function unitsChanged(
  db: Db,
  { campaign, version: since }: Entry,
  version: number,
): Promise<Set<number> | null> {
  if (since === version) return new Set();
  const changes = await listChangesSince(db, campaign.id, since);
  const versions = new Set(changes.map((change) => change.version).filter((one) => one <= version));
  if (since > version || versions.size !== version - since) return null;
  const units = new Set(changes.map(({ organisation_id }) => organisation_id));
  return units.has(EVERY_UNIT) || units.size > MOST_CHANGES ? null : units;
}
