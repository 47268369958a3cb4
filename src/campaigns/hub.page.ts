import { NotAllowed } from '../errors.ts';
import { paths } from '../http/paths.ts';
import { type Ability, type AnyActor, may } from '../permissions.ts';
import { type TextKey, t } from '../text/text.ts';

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
  { ability: 'reports.read', title: 'nav.reports', text: 'hub.reports', href: paths.reports() },
  { ability: 'system.manage', title: 'hub.tokens', text: 'hub.tokensText', href: paths.adminTokens() },
  { ability: 'audit.read', title: 'hub.audit', text: 'hub.auditText', href: paths.audit() },
];

/** What this actor manages; whoever manages nothing has no such page. */
export function hubPage(actor: AnyActor) {
  const cards = CARDS.filter(({ ability }) => may(actor, ability)).map(({ title, text, href }) => ({
    heading: t(title),
    text: t(text),
    href,
  }));
  if (cards.length === 0) throw new NotAllowed();
  return { title: t('nav.admin'), cards };
}
