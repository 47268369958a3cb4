import { getPublicCampaign, listCategories } from '../../campaigns/campaign.store.ts';
import type { Context } from '../../context.ts';
import { Invalid, NotAllowed } from '../../errors.ts';
import { findOrganisationByCode } from '../../organisations/organisation.store.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { findOwnEnterprise } from '../../organisations/own-enterprise.ts';
import { fenceOf } from '../../permissions.ts';
import { t } from '../../text/text.ts';
import { offeredCategories, offeredUnits } from './offered.ts';
import { templateWorkbook } from './template-workbook.ts';

export interface TemplateFile {
  readonly name: string;
  readonly chunks: AsyncGenerator<Buffer>;
}

/**
 * The template of a campaign for whoever asks: with the units of their branch to choose from, or for one
 * unit alone (`organisation`, a code; an enterprise always gets its own).
 * @throws Invalid on `organisation` where the branch has no such enterprise
 */
export async function makeTemplate(
  context: Context,
  slug: string,
  organisation?: string,
): Promise<TemplateFile> {
  const { db, actor, now } = context;
  const fence = fenceOf(actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  const campaign = await getPublicCampaign(db, slug);
  const own = await ownUnit(context, fence, organisation);
  const facts = {
    campaign,
    phases: campaign.phases,
    own: own?.name ?? null,
    units: await offeredUnits(db, own?.path ?? fence, campaign.starts_on),
    categories: offeredCategories(await listCategories(db)),
    now,
  };
  return { name: `${t('template.fileName', { slug })}.xlsx`, chunks: templateWorkbook(facts) };
}

async function ownUnit(
  context: Context,
  fence: string,
  code: string | undefined,
): Promise<Organisation | null> {
  if (!code) return (await findOwnEnterprise(context)) ?? null;
  const unit = await findOrganisationByCode(context.db, fence, code);
  if (unit?.kind !== 'grassroots') throw new Invalid({ organisation: { code: 'unknown_organisation' } });
  return unit;
}
