import type { z } from 'zod';
import { type CampaignWithPhases, getCampaign } from '../campaigns/campaign.store.ts';
import type { Context } from '../context.ts';
import { Invalid, type Problem } from '../errors.ts';
import { findOrganisationByCode } from '../organisations/organisation.store.ts';
import { fenceOf } from '../permissions.ts';
import { fold } from '../text/fold.ts';
import { listItems } from './initiative-answer.store.ts';
import { answersOf } from './initiative-answer.ts';
import type { initiativesQuery } from './schemas.ts';

type Query = z.infer<typeof initiativesQuery>;

/** One page; `nextCursor` is null on the last one. */
export async function listInitiativesPage(context: Context, slug: string, query: Query) {
  const { db, actor } = context;
  const fence = fenceOf(actor, 'initiatives.see');
  const campaign = await getCampaign(db, slug);
  const filter = await filterOf(context, campaign, fence, query);
  const { limit } = query;
  const rows = await listItems(db, { campaignId: campaign.id, fence, ...filter }, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await answersOf(context, fence, shown),
    nextCursor: rows.length > limit && last ? cursorOf(last.id) : null,
  };
}

/** What the words of the query stand for; every one that stands for nothing is named. */
async function filterOf({ db }: Context, { phases }: CampaignWithPhases, fence: string | null, query: Query) {
  const { status, organisation, phase, q, cursor } = query;
  const unit = organisation ? await findOrganisationByCode(db, fence ?? '/', organisation) : undefined;
  const inPhase = phases.find(({ number }) => number === phase);
  const before = cursor ? idIn(cursor) : undefined;
  const problems: Record<string, Problem> = {
    ...(organisation && !unit ? { organisation: { code: 'unknown_organisation' } } : {}),
    ...(phase && !inPhase ? { phase: { code: 'unknown_phase', params: { number: phase } } } : {}),
    ...(cursor && !before ? { cursor: { code: 'not_a_cursor' } } : {}),
  };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return {
    status,
    branch: unit?.path,
    phaseId: inPhase?.id,
    words: fold(q ?? '')
      .split(' ')
      .filter(Boolean),
    before,
  };
}

/** Opaque on purpose: what stands in it may change with the order of the list. */
const cursorOf = (id: number): string => Buffer.from(`i${id}`).toString('base64url');

function idIn(cursor: string): number | undefined {
  const [, id] = /^i([1-9]\d{0,14})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  return id === undefined ? undefined : Number(id);
}
