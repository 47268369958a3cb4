import { recordEvent } from '../audit/record-event.ts';
import { dayInHanoi } from '../calendar.ts';
import { listPhases } from '../campaigns/campaign.store.ts';
import { isClosed } from '../campaigns/campaign.ts';
import { touchCampaign } from '../campaigns/touch-campaign.ts';
import type { Inside } from '../database/atomically.ts';
import type { Status } from '../database/schema.ts';
import { Conflict } from '../errors.ts';
import { accountIdOf } from '../permissions.ts';
import { type InitiativeWithUnit, insertStatusChange, updateInitiative } from './initiative.store.ts';

export interface Change {
  readonly to: Status;
  /** The event's name after `initiative.`; its words stand in the catalogue. */
  readonly action: string;
  readonly note?: string;
  readonly duplicateOfId?: number | null;
}

/** What every verb on an item does at its end: the row with its counters, its history, the log. */
export async function changeStatus(
  inside: Inside,
  initiative: InitiativeWithUnit,
  change: Change,
): Promise<void> {
  const { db, actor, now } = inside;
  const { to, action, note = '', duplicateOfId = null } = change;
  await refuseInClosedPhase(inside, initiative);
  const changed = await updateInitiative(db, initiative, {
    status: to,
    verified_on: to === 'verified' ? dayInHanoi(now) : null,
    duplicate_of_id: duplicateOfId,
  });
  if (!changed) throw new Conflict('stale');
  await insertStatusChange(db, {
    initiative_id: initiative.id,
    from_status: initiative.status,
    to_status: to,
    at: now.toISOString(),
    account_id: accountIdOf(actor),
    note,
  });
  touchCampaign(inside, initiative.campaign_id);
  recordEvent(inside, {
    action: `initiative.${action}`,
    subjectType: 'initiative',
    subject: initiative.code,
    organisationPath: initiative.organisationPath,
    before: { status: initiative.status },
    after: { status: to, note },
  });
}

/** A closed phase's figures stand until an organiser unlocks it; nothing in it moves silently. */
async function refuseInClosedPhase(
  { db }: Inside,
  { phase_id, campaign_id }: InitiativeWithUnit,
): Promise<void> {
  if (phase_id === null) return;
  const phase = (await listPhases(db, campaign_id)).find(({ id }) => id === phase_id);
  if (phase && isClosed(phase)) throw new Conflict('phase_closed', { number: phase.number });
}
