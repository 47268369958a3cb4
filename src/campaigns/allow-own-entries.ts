import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { updateCampaign } from './managed-campaign.store.ts';
import { getForManaging } from './managed-campaign.ts';

/** From here on, whoever entered an item may verify it too; meant for unions with one person at the desk. */
export function allowOwnEntries(context: Context, slug: string): Promise<void> {
  return setRule(context, slug, 1, 'campaign.own_entries_allowed');
}

/** Back to four eyes. What was verified meanwhile stays verified. */
export function refuseOwnEntries(context: Context, slug: string): Promise<void> {
  return setRule(context, slug, 0, 'campaign.own_entries_refused');
}

/** Asked for what is so already, it changes and records nothing. */
async function setRule(context: Context, slug: string, rule: 0 | 1, action: string): Promise<void> {
  await atomically(context, async (inside) => {
    const campaign = await getForManaging(inside, slug);
    if (campaign.own_entries_verifiable === rule) return;
    await updateCampaign(inside.db, campaign.id, { own_entries_verifiable: rule });
    recordEvent(inside, {
      action,
      subjectType: 'campaign',
      subject: slug,
      organisationPath: campaign.hostPath,
      before: { own_entries_verifiable: campaign.own_entries_verifiable },
      after: { own_entries_verifiable: rule },
    });
  });
}
