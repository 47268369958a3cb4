import type { Insertable, Updateable } from 'kysely';
import type { Db, PhaseTable } from '../../database/schema.ts';
import { NotFound } from '../../errors.ts';
import type { Phase } from '../campaign.ts';

export async function getPhase(db: Db, campaignId: number, number: number): Promise<Phase> {
  const phase = await db
    .selectFrom('phase')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!phase) throw new NotFound();
  return phase;
}

export async function insertPhase(db: Db, row: Insertable<PhaseTable>): Promise<void> {
  await db.insertInto('phase').values(row).execute();
}

/** The caller holds the campaign (getForManaging), so nobody else changes its phases meanwhile. */
export async function updatePhase(db: Db, before: Phase, changes: Updateable<PhaseTable>): Promise<void> {
  await db
    .updateTable('phase')
    .set({ ...changes, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
}

export interface OutsideItems {
  /** Submitted before the first day. */
  readonly before: number;
  /** Submitted after the last day. */
  readonly after: number;
}

/** How many of a phase's items (drafts left out) would stand outside of these days; from the counters by day. */
export async function countItemsOutside(
  db: Db,
  { campaign_id, id }: Phase,
  days: { startsOn: string; endsOn: string },
): Promise<OutsideItems> {
  const counted = db
    .selectFrom('tally_day')
    .select((eb) => eb.cast<number | null>(eb.fn.sum('count'), 'integer').as('count'))
    .where('campaign_id', '=', campaign_id)
    .where('phase_id', '=', id);
  const before = await counted.where('day', '<', days.startsOn).executeTakeFirst();
  const after = await counted.where('day', '>', days.endsOn).executeTakeFirst();
  return { before: before?.count ?? 0, after: after?.count ?? 0 };
}

export interface PhaseState {
  readonly awaiting: number;
  readonly returned: number;
  readonly assigned: number | null;
  readonly units: number;
}

/** What an organiser looks at before closing: items still undecided, and how far goals are assigned. */
export async function statesOfPhases(
  db: Db,
  campaignId: number,
  phaseIds: readonly number[],
): Promise<Map<number, PhaseState>> {
  const states = new Map<number, PhaseState>();
  const nothing: PhaseState = { awaiting: 0, returned: 0, assigned: null, units: 0 };
  if (phaseIds.length === 0) return states;
  const open = await db
    .selectFrom('tally_category')
    .select((eb) => ['phase_id', 'status', eb.cast<number>(eb.fn.sum('count'), 'integer').as('count')])
    .where('campaign_id', '=', campaignId)
    .where('status', 'in', ['submitted', 'returned'])
    .groupBy(['phase_id', 'status'])
    .execute();
  for (const { phase_id, status, count } of open) {
    const column = status === 'submitted' ? 'awaiting' : 'returned';
    states.set(phase_id, { ...(states.get(phase_id) ?? nothing), [column]: count });
  }
  const assigned = await db
    .selectFrom('goal')
    .select((eb) => [
      'phase_id',
      eb.cast<number>(eb.fn.sum('assigned'), 'integer').as('sum'),
      eb.cast<number>(eb.fn.count('assigned'), 'integer').as('units'),
    ])
    .where('phase_id', 'in', phaseIds)
    .where('assigned', 'is not', null)
    .groupBy('phase_id')
    .execute();
  for (const { phase_id, sum, units } of assigned)
    states.set(phase_id, { ...(states.get(phase_id) ?? nothing), assigned: sum, units });
  return states;
}
