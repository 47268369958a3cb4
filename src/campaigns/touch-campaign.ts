import { type Inside, RunAgain } from '../database/atomically.ts';
import type { Db } from '../database/schema.ts';
import { RANK, type Unit } from '../database/unit.ts';
import { bumpVersion, listClosedPhases } from './campaign.store.ts';
import { EVERY_UNIT, insertChanges } from './campaign-change.store.ts';

export interface Moved {
  /** Whose counters moved, so that standings need not be counted anew for everybody; left out, they are. */
  readonly units?: readonly number[];
  /** Phases whose items moved: they must still be open when the transaction ends. */
  readonly phases?: readonly (number | null)[];
}

const moved = new WeakMap<Unit, Map<number, { units: Set<number>; phases: Set<number> }>>();

/**
 * The figures of this campaign change with this transaction: pages built from an older version are
 * stale. A closing that was committed after the phase was read is noticed here, under the lock that
 * closing takes first: the whole unit runs again, and meets the closed phase.
 */
export function touchCampaign(
  inside: Inside,
  campaignId: number,
  { units = [EVERY_UNIT], phases = [] }: Moved = {},
): void {
  const { unit } = inside;
  const campaigns = moved.get(unit) ?? new Map<number, { units: Set<number>; phases: Set<number> }>();
  moved.set(unit, campaigns);
  const known = campaigns.get(campaignId) ?? { units: new Set(), phases: new Set() };
  campaigns.set(campaignId, known);
  for (const id of units) known.units.add(id);
  for (const id of phases) if (id !== null) known.phases.add(id);
  unit.atEnd(RANK.campaignVersion, `campaign ${String(campaignId).padStart(10, '0')}`, async ({ db }) => {
    const version = await bumpVersion(db, campaignId);
    await insertChanges(db, campaignId, version, [...known.units]);
    if (known.phases.size > 0) await areStillOpen(db, campaignId, known.phases);
  });
}

async function areStillOpen(db: Db, campaignId: number, phases: ReadonlySet<number>): Promise<void> {
  const closed = await listClosedPhases(db, campaignId);
  if (closed.some(({ id }) => phases.has(id))) throw new RunAgain();
}
