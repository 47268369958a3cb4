import { NotAllowed } from '../errors.ts';
import { paths } from '../http/paths.ts';
import { type Ability, type AnyActor, may } from '../permissions.ts';
import { type TextKey, t } from '../text/text.ts';
import { daysOf } from './campaign.page.ts';
import type { Campaign, Phase } from './campaign.ts';

const CARDS: readonly { ability: Ability; title: TextKey; text: TextKey; href: string }[] = [
  {
    ability: 'campaigns.manage',
    title: 'campaign.list',
    text: 'hub.campaigns',
    href: paths.adminCampaigns(),
  },
  {
    ability: 'organisations.manage',
    title: 'hub.organisations',
    text: 'hub.organisationsText',
    href: paths.adminOrganisations(),
  },
  { ability: 'organisations.manage', title: 'hub.parks', text: 'hub.parksText', href: paths.adminParks() },
  {
    ability: 'campaigns.manage',
    title: 'category.list',
    text: 'hub.categories',
    href: paths.adminCategories(),
  },
  {
    ability: 'accounts.enterprises',
    title: 'hub.accounts',
    text: 'hub.accountsText',
    href: paths.adminAccounts(),
  },
  { ability: 'system.manage', title: 'hub.tokens', text: 'hub.tokensText', href: paths.adminTokens() },
  { ability: 'audit.read', title: 'hub.audit', text: 'hub.auditText', href: paths.audit() },
];

export type CampaignPhases = readonly { readonly campaign: Campaign; readonly phases: readonly Phase[] }[];

/** What this actor manages; whoever manages nothing has no such page. */
export function hubPage(actor: AnyActor, campaigns: CampaignPhases) {
  const cards = CARDS.filter(({ ability }) => may(actor, ability)).map(({ title, text, href }) => ({
    heading: t(title),
    text: t(text),
    href,
  }));
  const reports = may(actor, 'reports.read') ? campaigns.map(reportsOf) : [];
  if (cards.length === 0 && !may(actor, 'reports.read')) throw new NotAllowed();
  return {
    title: t('nav.admin'),
    cards,
    reports: reports.filter(({ phases }) => phases.length > 0),
  };
}

const reportsOf = ({ campaign, phases }: CampaignPhases[number]) => ({
  heading: campaign.title,
  phases: phases.map((phase) => ({
    text: t('campaign.phase', { number: phase.number }),
    days: daysOf(phase),
    href: paths.report(campaign.slug, phase.number),
  })),
});
