import { listCampaigns, listCategories } from '../../campaigns/campaign.store.ts';
import type { Context } from '../../context.ts';
import type { Problems } from '../../errors.ts';
import type { Body } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { offeredEnterprises } from '../../organisations/offered-enterprises.ts';
import { findOwnEnterprise } from '../../organisations/own-enterprise.ts';
import { fenceOf, may } from '../../permissions.ts';
import { t } from '../../text/text.ts';
import type { Situation } from '../obstacle.ts';
import { submissionPage } from './submission.page.ts';

interface Shown {
  readonly body: Body;
  readonly problems?: Problems;
}

/** The form for a new item. */
export async function loadNewForm(
  context: Context,
  { body, problems = {} }: Shown,
  before: { sent: string | null; similar: string | null },
) {
  return submissionPage({
    title: t('initiative.new'),
    action: paths.initiatives(),
    cancelHref: paths.initiatives(),
    body,
    problems,
    campaigns: await listCampaigns(context.db),
    categories: await listCategories(context.db),
    ...(await unitsFor(context)),
    ...before,
    item: null,
    unitsHref: may(context.actor, 'organisations.manage') ? paths.adminOrganisations() : null,
  });
}

/** The form for an item that is there. */
export async function loadEditForm(
  context: Context,
  { initiative }: Situation,
  { body, problems = {} }: Shown,
) {
  const { code, status, version, title } = initiative;
  return submissionPage({
    title: t('initiative.edit'),
    action: paths.initiative(code),
    cancelHref: paths.initiative(code),
    body,
    problems,
    campaigns: [],
    categories: await listCategories(context.db),
    ...(await unitsFor(context)),
    sent: null,
    similar: null,
    item: { code, title, version, sendable: status === 'draft' || status === 'returned' },
    unitsHref: null,
  });
}

async function unitsFor(context: Context) {
  if (await findOwnEnterprise(context)) return { organisations: null, typesUnit: false };
  const fence = fenceOf(context.actor, 'initiatives.submit') ?? '';
  const organisations = await offeredEnterprises(context.db, fence);
  return { organisations, typesUnit: organisations === null };
}
