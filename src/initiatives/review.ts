import { getCampaignById } from '../campaigns/campaign.store.ts';
import type { Campaign } from '../campaigns/campaign.ts';
import type { Inside } from '../database/atomically.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { type AnyActor, accountIdOf, fenceOf, mayAt } from '../permissions.ts';
import { getInitiative, type InitiativeWithUnit } from './initiative.store.ts';
import { type Act, isLegal, isUndoable } from './initiative.ts';

/** Why this actor may not review this item; null where nothing stands against it. One answer for the verb and the button. */
export function reviewObstacle(
  actor: AnyActor,
  initiative: Pick<InitiativeWithUnit, 'organisationPath' | 'entered_by'>,
  campaign: Pick<Campaign, 'own_entries_verifiable'>,
): 'not_allowed' | 'own_entry' | null {
  if (!mayAt(actor, 'initiatives.verify', initiative.organisationPath)) return 'not_allowed';
  const own = initiative.entered_by !== null && initiative.entered_by === accountIdOf(actor);
  return own && !campaign.own_entries_verifiable ? 'own_entry' : null;
}

/** Load inside the fence → may they → is it legal now: what every review verb starts with. */
export async function getForReview(
  inside: Inside,
  code: string,
  act: Act,
  { undo = false } = {},
): Promise<InitiativeWithUnit> {
  const initiative = await getInitiative(inside.db, fenceOf(inside.actor, 'initiatives.see'), code);
  const campaign = await getCampaignById(inside.db, initiative.campaign_id);
  const obstacle = reviewObstacle(inside.actor, initiative, campaign);
  if (obstacle) throw new NotAllowed(obstacle);
  const legal = undo ? isUndoable(act, initiative.status) : isLegal(act, initiative.status);
  if (!legal) throw new Conflict('status_moved_on', { code });
  return initiative;
}
