import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { Conflict, Invalid } from '../errors.ts';
import type { CampaignInput } from './campaign.input.ts';
import { campaignColumns, checkCampaign } from './check-campaign.ts';
import {
  countDependants,
  hasInitiatives,
  listParents,
  type ManagedCampaign,
  replaceParents,
  updateCampaign,
} from './managed-campaign.store.ts';
import { editionOf, getForManaging } from './managed-campaign.ts';

/** Changes everything about a campaign but its address. `edition` is what the form was filled from. */
export async function editCampaign(
  context: Context,
  slug: string,
  edition: string,
  input: CampaignInput,
): Promise<void> {
  await atomically(context, async (inside) => {
    const campaign = await getForManaging(inside, slug);
    const parentsBefore = await listParents(inside.db, campaign.id);
    const parentIds = parentsBefore.map(({ id }) => id);
    if (edition !== editionOf(campaign, parentIds)) throw new Conflict('stale');
    const { host, parents } = await checkCampaign(inside, input);
    await refuseOtherNature(inside, campaign, input);
    const changes = campaignColumns(input, host);
    await updateCampaign(inside.db, campaign.id, changes);
    await replaceParents(
      inside.db,
      campaign.id,
      parents.map(({ id }) => id),
    );
    recordEvent(inside, {
      action: 'campaign.edited',
      subjectType: 'campaign',
      subject: slug,
      organisationPath: campaign.hostPath,
      before: { ...shownOf(campaign), parents: parentsBefore.map((parent) => parent.slug) },
      after: { ...changes, parents: input.parents },
    });
  });
}

/** A programme takes no initiatives, and only a programme has campaigns under it. */
async function refuseOtherNature(
  { db }: Inside,
  campaign: ManagedCampaign,
  { isProgramme }: CampaignInput,
): Promise<void> {
  if (isProgramme === (campaign.is_programme === 1)) return;
  const { children, phases } = await countDependants(db, campaign.id);
  if (!isProgramme && children > 0)
    throw new Invalid({ isProgramme: { code: 'programme_has_campaigns', params: { count: children } } });
  if (isProgramme && (phases > 0 || (await hasInitiatives(db, campaign.id))))
    throw new Invalid({ isProgramme: { code: 'campaign_in_use', params: { count: phases } } });
}

const shownOf = (campaign: ManagedCampaign) => ({
  title: campaign.title,
  host_organisation_id: campaign.host_organisation_id,
  starts_on: campaign.starts_on,
  ends_on: campaign.ends_on,
  goal: campaign.goal,
  occasion: campaign.occasion,
  published_text: campaign.published_text,
  is_programme: campaign.is_programme,
});
