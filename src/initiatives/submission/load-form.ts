import { listCampaigns, listCategories } from '../../campaigns/campaign.store.ts';
import type { Context } from '../../context.ts';
import type { Problems } from '../../errors.ts';
import type { Body } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import {
  countEnterprises,
  findOrganisation,
  listEnterprises,
} from '../../organisations/organisation.store.ts';
import { fenceOf } from '../../permissions.ts';
import { t } from '../../text/text.ts';
import type { Situation } from '../obstacle.ts';
import { submissionPage } from './submission.page.ts';

/** More units than this do not fit into a list to choose from: the code is typed instead. */
const MOST_CHOICES = 1_000;

interface Shown {
  readonly body: Body;
  readonly problems?: Problems;
}

/** The form for a new item. */
export async function loadNewForm(context: Context, { body, problems = {} }: Shown, similar: string | null) {
  return submissionPage({
    title: t('initiative.new'),
    action: paths.initiatives(),
    cancelHref: paths.initiatives(),
    body,
    problems,
    campaigns: await listCampaigns(context.db),
    categories: await listCategories(context.db),
    ...(await unitsFor(context)),
    similar,
    item: null,
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
    similar: null,
    item: { code, title, version, sendable: status === 'draft' || status === 'returned' },
  });
}

async function unitsFor(context: Context) {
  const { db, actor } = context;
  if ((await ownUnit(context)) !== undefined) return { organisations: null, typesUnit: false };
  const fence = fenceOf(actor, 'initiatives.submit') ?? '';
  const many = (await countEnterprises(db, fence)) > MOST_CHOICES;
  return many
    ? { organisations: null, typesUnit: true }
    : { organisations: await listEnterprises(db, fence), typesUnit: false };
}

/** The code of the actor's own enterprise, when that is the only one it may submit for. */
export async function ownUnit({ db, actor }: Context): Promise<string | undefined> {
  if (actor.kind !== 'account') return undefined;
  const own = await findOrganisation(db, actor.organisationId);
  return own?.kind === 'grassroots' ? own.code : undefined;
}
