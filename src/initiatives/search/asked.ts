import {
  type CampaignWithPhases,
  listCampaigns,
  listCategories,
  listPhases,
} from '../../campaigns/campaign.store.ts';
import type { Campaign, Category } from '../../campaigns/campaign.ts';
import type { Context } from '../../context.ts';
import { offeredEnterprises } from '../../organisations/offered-enterprises.ts';
import { findOrganisation, findOrganisationByCode } from '../../organisations/organisation.store.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { fold } from '../../text/fold.ts';
import { campaignOf } from '../chosen-campaign.ts';
import type { Filter } from './filter.ts';

/** What an address asks for, as text; what it does not know counts as not asked. */
export interface Asked {
  readonly campaign: string;
  readonly status?: string;
  readonly phase?: string;
  readonly organisation?: string;
  readonly category?: string;
  readonly q?: string;
  readonly source?: string;
  readonly mine?: string;
  /** The id of the import that brought them in. */
  readonly import?: string;
  /** The id beyond which the page begins. */
  readonly from?: string;
}

/** What can be chosen from, and what of it is. */
export interface Choices {
  readonly campaigns: readonly Campaign[];
  readonly campaign: CampaignWithPhases;
  readonly categories: readonly Category[];
  readonly organisation: Organisation | undefined;
  /** Null where there are too many to choose from: the code is typed. */
  readonly organisations: readonly Organisation[] | null;
}

const MOST_WORDS = 6;

/** The choices inside the fence; null where there is no campaign at all. */
export async function loadChoices(
  { db, now }: Context,
  asked: Asked,
  fence: string,
): Promise<Choices | null> {
  const campaigns = await listCampaigns(db);
  const campaign = campaignOf(campaigns, asked.campaign, now) ?? campaigns[0];
  if (!campaign) return null;
  return {
    campaigns,
    campaign: { ...campaign, phases: await listPhases(db, campaign.id) },
    categories: await listCategories(db),
    organisation: asked.organisation
      ? await findOrganisationByCode(db, fence, asked.organisation)
      : undefined,
    organisations: await offeredEnterprises(db, fence),
  };
}

/** For the public search, which asks for no unit. */
export async function loadPublicChoices({ db }: Context, campaign: CampaignWithPhases): Promise<Choices> {
  const categories = await listCategories(db);
  return { campaigns: [], campaign, categories, organisation: undefined, organisations: [] };
}

/** The part of the filter that lists of items share. */
export async function filterFor(
  { db }: Context,
  asked: Asked,
  { campaign, categories, organisation, organisations }: Choices,
  fence: string,
): Promise<Filter> {
  const host = await findOrganisation(db, campaign.host_organisation_id);
  const only = organisations?.length === 1 ? organisations[0] : undefined;
  const unit = asked.organisation ? (organisation?.id ?? 0) : only?.id;
  return {
    campaignId: campaign.id,
    fence,
    fenceIsWide: host?.path.startsWith(fence) ?? false,
    organisationId: unit,
    phaseId: campaign.phases.find(({ number }) => String(number) === asked.phase)?.id,
    categoryId: categories.find(({ code }) => code === asked.category)?.id,
    words: wordsOf(asked.q ?? ''),
  };
}

export const wordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean).slice(0, MOST_WORDS);
