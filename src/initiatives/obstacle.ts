import { getCampaignById, listPhases } from '../campaigns/campaign.store.ts';
import { type Campaign, isClosed, type Phase } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import type { Db, Status } from '../database/schema.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { type AnyActor, accountIdOf, fenceOf, may, mayAt } from '../permissions.ts';
import { getInitiative, type InitiativeWithUnit } from './initiative.store.ts';
import { type Act, isEditable, isLegal, isUndoable } from './initiative.ts';

export type Deed = Act | 'edit' | 'evidence';

/** An item with all that decides what may be done with it. */
export interface Situation {
  readonly initiative: InitiativeWithUnit;
  readonly campaign: Campaign;
  readonly phase: Phase | null;
}

/** What the union does; the rest is up to whoever submits. */
const REVIEWS: readonly Deed[] = ['verification', 'return', 'rejection', 'duplicate'];

/**
 * Why this actor may not do this now; null where nothing stands against it. Asked twice: by the verb,
 * which throws it, and by the page, which shows the button exactly where this is null.
 */
export function obstacleTo(
  actor: AnyActor,
  deed: Deed,
  situation: Situation,
  { undo = false } = {},
): NotAllowed | Conflict | null {
  return forbidden(actor, deed, situation) ?? outOfOrder(actor, deed, situation, undo);
}

function forbidden(actor: AnyActor, deed: Deed, { initiative, campaign }: Situation): NotAllowed | null {
  const reviews = REVIEWS.includes(deed);
  const ability = reviews ? 'initiatives.verify' : 'initiatives.submit';
  if (!mayAt(actor, ability, initiative.organisationPath)) return new NotAllowed();
  return reviews && isOwnEntry(actor, initiative) && !campaign.own_entries_verifiable
    ? new NotAllowed('own_entry')
    : null;
}

export const isOwnEntry = (actor: AnyActor, { entered_by }: { entered_by: number | null }): boolean =>
  entered_by !== null && entered_by === accountIdOf(actor);

function outOfOrder(
  actor: AnyActor,
  deed: Deed,
  { initiative, phase }: Situation,
  undo: boolean,
): Conflict | null {
  const { status, code } = initiative;
  if (deed === 'edit') {
    if (!isEditableBy(actor, status)) return new Conflict('not_editable', { code });
  } else if (deed === 'evidence') {
    // what was decided was decided on this evidence; while it waits, its enterprise may still add to it
    if (!isEditable(status)) return new Conflict('evidence_locked', { code });
  } else if (!(undo ? isUndoable(deed, status) : isLegal(deed, status)))
    return new Conflict('status_moved_on', { code });
  // a closed phase's figures stand until an organiser unlocks it; a draft is in no figure yet
  return phase && isClosed(phase) && status !== 'draft'
    ? new Conflict('phase_closed', { number: phase.number })
    : null;
}

/** What waits for the union is the union's to mend; the enterprise gets it back by a return. */
const isEditableBy = (actor: AnyActor, status: Status): boolean =>
  isEditable(status) && (status !== 'submitted' || may(actor, 'initiatives.verify'));

export async function getSituation(db: Db, fence: string | null, code: string): Promise<Situation> {
  const initiative = await getInitiative(db, fence, code);
  const campaign = await getCampaignById(db, initiative.campaign_id);
  const phases = await listPhases(db, campaign.id);
  return { initiative, campaign, phase: phases.find(({ id }) => id === initiative.phase_id) ?? null };
}

export interface Seen {
  /** The version that the actor looked at; left out where nobody looked (the API). */
  readonly version?: number | undefined;
}

/** Load inside the fence → may they → is it legal now: what every verb on an item starts with. */
export async function getFor(
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  code: string,
  deed: Deed,
  { undo = false, version }: Seen & { undo?: boolean } = {},
): Promise<InitiativeWithUnit> {
  const situation = await getSituation(db, fenceOf(actor, 'initiatives.see'), code);
  const obstacle = obstacleTo(actor, deed, situation, { undo });
  if (obstacle) throw obstacle;
  const { initiative } = situation;
  if (version !== undefined && version !== initiative.version)
    throw new Conflict('changed_meanwhile', { code });
  return initiative;
}
