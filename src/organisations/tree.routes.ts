import type { Request, Response } from 'express';
import { dayInHanoi } from '../calendar.ts';
import type { Db } from '../database/schema.ts';
import { NotFound } from '../errors.ts';
import { renderPage } from '../http/render.ts';
import { get, idQuery, query, type Route } from '../http/route.ts';
import { fenceOf } from '../permissions.ts';
import { findOrganisationByPath, getOrganisationByCode } from './organisation.store.ts';
import { KINDS, type Organisation } from './organisation.ts';
import { isFiltered, type ListQuery, organisationListPage } from './organisation-list.page.ts';
import { countUnits, listAncestors, listUnits, type UnitFilter } from './organisation-tree.store.ts';
import { findParkByCode, listParks } from './park.store.ts';

const PAGE_SIZE = 50;

/** The units of the organiser's branch: level by level, or all that a filter finds. */
export function treeRoutes(): Route[] {
  const list = async (req: Request, res: Response): Promise<void> => {
    const { db, actor, now } = req.context;
    const fence = fenceOf(actor, 'organisations.manage') ?? '';
    const asked = queryOf(req);
    const top = await topOf(db, fence, asked.under);
    const today = dayInHanoi(now);
    const filter = await filterOf(db, asked, top, today);
    const rows = await listUnits(db, filter, { afterId: idQuery(req, 'after'), limit: PAGE_SIZE + 1 });
    const page = organisationListPage({
      query: asked,
      today,
      top,
      ancestors: await listAncestors(db, fence, top.path),
      parks: await listParks(db),
      rows: rows.slice(0, PAGE_SIZE),
      count: await countUnits(db, filter),
      hasMore: rows.length > PAGE_SIZE,
    });
    renderPage(req, res, 'organisations/list', page);
  };
  return [get('/admin/organisations', 'organisations.manage', list)];
}

/** The unit whose branch is shown; the top of one's own where nothing is said. */
async function topOf(db: Db, fence: string, under: string): Promise<Organisation> {
  if (under) return getOrganisationByCode(db, fence, under);
  const top = await findOrganisationByPath(db, fence);
  if (!top) throw new NotFound();
  return top;
}

function queryOf(req: Request): ListQuery {
  const kind = query(req, 'kind');
  const valid = query(req, 'valid');
  return {
    under: query(req, 'under'),
    text: query(req, 'q').trim(),
    park: query(req, 'park'),
    kind: KINDS.find((known) => known === kind) ?? '',
    valid: valid === 'yes' || valid === 'no' ? valid : '',
    after: query(req, 'after'),
  };
}

async function filterOf(db: Db, asked: ListQuery, top: Organisation, day: string): Promise<UnitFilter> {
  if (!isFiltered(asked)) return { fence: top.path, parentId: top.id };
  const park = asked.park ? await findParkByCode(db, asked.park) : undefined;
  return {
    fence: top.path,
    text: asked.text || undefined,
    // an unknown park finds nothing
    parkId: asked.park ? (park?.id ?? 0) : undefined,
    kind: asked.kind || undefined,
    valid: asked.valid ? { day, is: asked.valid === 'yes' } : undefined,
  };
}
