import type { Problems } from '../errors.ts';
import { versionShown } from '../http/form-again.ts';
import { type Body, checkbox, rawFields, textFields } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { shownProblems } from '../http/render.ts';
import { type AnyActor, mayAt } from '../permissions.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import { t } from '../text/text.ts';
import type { Campaign } from './campaign.ts';
import type { ManagedCampaign } from './managed-campaign.store.ts';
import { editionOf } from './managed-campaign.ts';

export const daysOf = ({ starts_on, ends_on }: { starts_on: string; ends_on: string }): string =>
  t('campaign.days', { from: formatDay(starts_on), to: formatDay(ends_on) });

export const goalOf = (goal: number | null): string =>
  goal === null ? t('campaign.noGoal') : formatNumber(goal);

/** All campaigns and programmes; only those of the actor's branch can be opened. */
export function campaignListPage(campaigns: readonly ManagedCampaign[], actor: AnyActor) {
  const rows = campaigns.map((campaign) => ({
    title: campaign.title,
    href: mayAt(actor, 'campaigns.manage', campaign.hostPath) ? paths.adminCampaign(campaign.slug) : null,
    host: campaign.hostName,
    days: daysOf(campaign),
    goal: goalOf(campaign.goal),
    isProgramme: campaign.is_programme === 1,
  }));
  return {
    title: t('campaign.list'),
    newHref: paths.newCampaign(),
    campaigns: rows.filter(({ isProgramme }) => !isProgramme),
    programmes: rows.filter(({ isProgramme }) => isProgramme),
  };
}

export interface CampaignForm {
  readonly body: Body;
  readonly problems?: Problems;
  readonly hosts: readonly { code: string; name: string }[];
  readonly programmes: readonly Campaign[];
  /** The campaign that is edited; absent for a new one. */
  readonly campaign?: { readonly row: ManagedCampaign; readonly parentIds: readonly number[] };
}

const LABELS = {
  title: 'campaign.name',
  slug: 'campaign.slug',
  organisation: 'campaign.host',
  startsOn: 'campaign.startsOn',
  endsOn: 'campaign.endsOn',
  goal: 'campaign.goal',
  occasion: 'campaign.occasion',
  publishedText: 'campaign.publishedText',
  isProgramme: 'campaign.kind',
  parents: 'campaign.parents',
} as const;

/** The form, filled with what was typed. */
export function campaignFormPage({ body, problems = {}, hosts, programmes, campaign }: CampaignForm) {
  const typed = rawFields(body);
  const parents = textFields(body, 'parents');
  return {
    title: campaign ? t('campaign.edit', { title: campaign.row.title }) : t('campaign.new'),
    action: campaign ? paths.adminCampaign(campaign.row.slug) : paths.adminCampaigns(),
    cancelHref: campaign ? paths.adminCampaign(campaign.row.slug) : paths.adminCampaigns(),
    version: campaign ? versionShown(body, problems, editionOf(campaign.row, campaign.parentIds)) : null,
    ...shownProblems(problems, LABELS),
    typed,
    isProgramme: checkbox(body, 'isProgramme'),
    hosts: hosts.map(({ code, name }) => ({
      value: code,
      text: name,
      selected: typed['organisation'] === code,
    })),
    programmes: programmes
      .filter(({ id }) => id !== campaign?.row.id)
      .map(({ slug, title }) => ({ value: slug, text: title, checked: parents.includes(slug) })),
  };
}

/** A stored campaign as its form would have sent it. */
export function campaignTyped(campaign: ManagedCampaign, parents: readonly Campaign[]): Body {
  return {
    title: campaign.title,
    organisation: campaign.hostCode,
    startsOn: formatDay(campaign.starts_on),
    endsOn: formatDay(campaign.ends_on),
    goal: campaign.goal === null ? '' : formatNumber(campaign.goal),
    occasion: campaign.occasion,
    publishedText: campaign.published_text,
    isProgramme: campaign.is_programme ? '1' : '',
    parents: parents.map(({ slug }) => slug),
  };
}
