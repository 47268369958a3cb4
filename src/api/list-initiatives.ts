import type { z } from 'zod';
import { type CampaignWithPhases, getPublicCampaign } from '../campaigns/campaign.store.ts';
import type { Context } from '../context.ts';
import { Invalid, type Problem } from '../errors.ts';
import { wordsOf } from '../initiatives/search/asked.ts';
import type { Filter } from '../initiatives/search/filter.ts';
import { listSlice } from '../initiatives/search/slice.store.ts';
import { findOrganisation, findOrganisationByCode } from '../organisations/organisation.store.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { findOwnEnterprise } from '../organisations/own-enterprise.ts';
import { fenceOf } from '../permissions.ts';
import { cursorFor, readCursor } from './cursor.ts';
import { listItems } from './initiative-answer.store.ts';
import { answersOf } from './initiative-answer.ts';
import type { initiativesQuery } from './schemas.ts';

type Query = z.infer<typeof initiativesQuery>;

/**
 * One page, the newest first, by id: what comes in meanwhile is newer than every cursor and cannot shift
 * a page. `nextCursor` is null on the last one; a page before it may be short where the filter is narrow.
 */
export async function listInitiativesPage(context: Context, slug: string, query: Query) {
  const { db, actor } = context;
  const fence = fenceOf(actor, 'initiatives.see');
  const campaign = await getPublicCampaign(db, slug);
  const { filter, beyond } = await filterOf(context, campaign, fence, query);
  if (fence === null && (query.status ?? 'verified') !== 'verified') return { items: [], nextCursor: null };
  const start = { direction: 'newest', beyond } as const;
  const { items, next } = await listSlice(db, filter, start, query.limit);
  const rows = await listItems(
    db,
    items.map(({ id }) => id),
  );
  return {
    items: await answersOf(context, fence, rows),
    nextCursor: next === null ? null : cursorFor(next),
  };
}

/** What the words of the query stand for; every one that stands for nothing is named. */
async function filterOf(
  context: Context,
  campaign: CampaignWithPhases,
  fence: string | null,
  query: Query,
): Promise<{ filter: Filter; beyond: number | undefined }> {
  const { status, organisation, phase, q = '', cursor } = query;
  // an enterprise's token sees one unit, whether it says so or not
  const unit = organisation
    ? await findOrganisationByCode(context.db, fence ?? '/', organisation)
    : fence === null
      ? undefined
      : await findOwnEnterprise(context);
  const phaseId = campaign.phases.find(({ number }) => number === phase)?.id;
  const beyond = cursor ? readCursor(cursor) : undefined;
  const problems: Record<string, Problem> = {
    ...(organisation && !unit ? { organisation: { code: 'unknown_organisation' } } : {}),
    ...(phase && !phaseId ? { phase: { code: 'unknown_phase', params: { number: phase } } } : {}),
    ...(cursor && !beyond ? { cursor: { code: 'not_a_cursor' } } : {}),
  };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  const open = { campaignId: campaign.id, phaseId, words: wordsOf(q) };
  const seen = fence === null ? ({ status: 'verified', confidential: 0 } as const) : { status };
  return { filter: { ...open, ...seen, ...(await branchOf(context, campaign, fence, unit)) }, beyond };
}

/** One unit has an index of its own; a branch is compared item by item, unless it holds them all. */
async function branchOf(
  { db }: Context,
  campaign: CampaignWithPhases,
  fence: string | null,
  unit: Organisation | undefined,
): Promise<Pick<Filter, 'fence' | 'fenceIsWide' | 'organisationId'>> {
  const branch = unit?.path ?? fence ?? '/';
  const host = await findOrganisation(db, campaign.host_organisation_id);
  return {
    fence: branch,
    fenceIsWide: host?.path.startsWith(branch) ?? false,
    organisationId: unit?.kind === 'grassroots' ? unit.id : undefined,
  };
}
