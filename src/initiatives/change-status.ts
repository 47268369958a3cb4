import { recordEvent } from '../audit/record-event.ts';
import { dayInHanoi } from '../calendar.ts';
import { touchCampaign } from '../campaigns/touch-campaign.ts';
import type { Inside } from '../database/atomically.ts';
import type { Status } from '../database/schema.ts';
import { Conflict } from '../errors.ts';
import { accountIdOf } from '../permissions.ts';
import {
  type InitiativeChanges,
  type InitiativeWithUnit,
  insertStatusChanges,
  updateInitiatives,
} from './initiative.store.ts';

export interface Change {
  readonly to: Status;
  /** The event's name after `initiative.`; its words stand in the catalogue. */
  readonly action: string;
  readonly note?: string;
  readonly duplicateOfId?: number | null;
  /** Other columns that change with it. */
  readonly columns?: InitiativeChanges;
}

/** What every verb on an item does at its end: the row with its counters, its history, the log. */
export async function changeStatus(
  inside: Inside,
  initiative: InitiativeWithUnit,
  change: Change,
): Promise<void> {
  const { to, action, note = '' } = change;
  const [changed] = await moveAll(inside, [initiative], change);
  if (!changed) throw new Conflict('changed_meanwhile', { code: initiative.code });
  recordEvent(inside, {
    action: `initiative.${action}`,
    subjectType: 'initiative',
    subject: initiative.code,
    organisationPath: initiative.organisationPath,
    before: { status: initiative.status },
    after: { status: to, note },
  });
}

/** Moves items to one status, with counters and history; answers those that nobody else changed meanwhile. */
export async function moveAll(
  inside: Inside,
  initiatives: readonly InitiativeWithUnit[],
  { to, note = '', duplicateOfId = null, columns = {} }: Omit<Change, 'action'>,
): Promise<InitiativeWithUnit[]> {
  const { db, actor, now } = inside;
  const changes = {
    ...columns,
    status: to,
    verified_on: to === 'verified' ? dayInHanoi(now) : null,
    duplicate_of_id: duplicateOfId,
  };
  const moved = await updateInitiatives(
    db,
    initiatives.map((before) => ({ before, changes })),
  );
  const rows = moved.map(({ id, status }) => ({
    initiative_id: id,
    from_status: status,
    to_status: to,
    at: now.toISOString(),
    account_id: accountIdOf(actor),
    note,
  }));
  await insertStatusChanges(db, rows);
  for (const { campaign_id, organisation_id, phase_id, status } of moved) {
    const phases = status === 'draft' ? [columns.phase_id ?? null] : [phase_id, columns.phase_id ?? null];
    touchCampaign(inside, campaign_id, { units: [organisation_id], phases });
  }
  return moved;
}
