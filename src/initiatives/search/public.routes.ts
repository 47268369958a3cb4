import type { Request, Response } from 'express';
import { getPublicCampaign } from '../../campaigns/campaign.store.ts';
import { idIn } from '../../http/forms.ts';
import { renderPage } from '../../http/render.ts';
import { get, param, query, type Route } from '../../http/route.ts';
import { listPublicAuthors } from '../author.store.ts';
import { type Asked, filterFor, loadPublicChoices } from './asked.ts';
import type { Filter } from './filter.ts';
import { publicPage } from './public.page.ts';
import { countSlice, listSlice, type Slice, type Start } from './slice.store.ts';

/** Public search, without an account. */
export function publicRoutes(): Route[] {
  const list = async (req: Request, res: Response): Promise<void> => {
    const { context } = req;
    const campaign = await getPublicCampaign(context.db, param(req, 'slug'));
    const asked: Asked = {
      campaign: campaign.slug,
      q: query(req, 'q'),
      category: query(req, 'category'),
      phase: query(req, 'phase'),
      from: query(req, 'from'),
    };
    const choices = await loadPublicChoices(context, campaign);
    const filter: Filter = {
      ...(await filterFor(context, asked, choices, '/')),
      status: 'verified',
      confidential: 0,
    };
    const start: Start = { direction: 'newest', beyond: idIn(asked.from ?? '') };
    const slice = await listSlice(context.db, filter, start);
    const count = start.beyond === undefined ? await countSlice(context.db, filter, start) : null;
    const names = await namesOf(req, slice);
    renderPage(req, res, 'initiatives/public', publicPage(asked, choices, { slice, count, names }));
  };
  return [get('/campaigns/:slug/initiatives', 'public', list)];
}

async function namesOf({ context: { db } }: Request, { items }: Slice): Promise<Map<number, string[]>> {
  const names = new Map<number, string[]>();
  const ids = items.map(({ id }) => id);
  for (const { initiative_id, name } of await listPublicAuthors(db, ids))
    names.set(initiative_id, [...(names.get(initiative_id) ?? []), name]);
  return names;
}
