import type { Inside } from '../database/atomically.ts';
import { RANK, type Unit } from '../database/unit.ts';
import { bumpVersion } from './campaign.store.ts';
import { EVERY_UNIT, insertChanges } from './campaign-change.store.ts';

const moved = new WeakMap<Unit, Map<number, Set<number>>>();

/**
 * The figures of this campaign change with this transaction: pages built from an older version are
 * stale. `organisationIds` says whose counters moved, so that standings need not be counted anew for
 * everybody; left out, they are.
 */
export function touchCampaign(
  inside: Inside,
  campaignId: number,
  organisationIds: readonly number[] = [EVERY_UNIT],
): void {
  const { unit } = inside;
  const campaigns = moved.get(unit) ?? new Map<number, Set<number>>();
  moved.set(unit, campaigns);
  const units = campaigns.get(campaignId) ?? new Set<number>();
  campaigns.set(campaignId, units);
  for (const id of organisationIds) units.add(id);
  unit.atEnd(RANK.campaignVersion, `campaign ${String(campaignId).padStart(10, '0')}`, async ({ db }) => {
    const version = await bumpVersion(db, campaignId);
    await insertChanges(db, campaignId, version, [...units]);
  });
}
