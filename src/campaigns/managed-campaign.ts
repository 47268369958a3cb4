import { createHash } from 'node:crypto';
import type { Inside } from '../database/atomically.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { fenceOf } from '../permissions.ts';
import type { Campaign } from './campaign.ts';
import { getManagedCampaign, lockCampaign, type ManagedCampaign } from './managed-campaign.store.ts';
import { touchCampaign } from './touch-campaign.ts';

/** What every verb on a campaign starts with. Its phases and goals change one transaction at a time. */
export async function getForManaging(inside: Inside, slug: string): Promise<ManagedCampaign> {
  const fence = fenceOf(inside.actor, 'campaigns.manage');
  if (fence === null) throw new NotAllowed();
  const { id } = await getManagedCampaign(inside.db, fence, slug);
  await lockCampaign(inside.db, id);
  touchCampaign(inside, id);
  return getManagedCampaign(inside.db, fence, slug);
}

/**
 * What a form was filled from. The row's own `version` cannot say it: that moves with every submission,
 * and an organiser would never get a form through in a busy week.
 */
export function editionOf(campaign: Campaign, parentIds: readonly number[]): string {
  const { title, host_organisation_id, starts_on, ends_on, goal, occasion, published_text } = campaign;
  const own = [title, host_organisation_id, starts_on, ends_on, goal, occasion, published_text];
  const text = JSON.stringify([own, campaign.is_programme, parentIds]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Nothing given is no claim about what was read (a button that needs none). */
export function refuseStale(given: number | null, now: number): void {
  if (given !== null && given !== now) throw new Conflict('stale');
}
