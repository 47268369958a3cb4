import type { Request, Response } from 'express';
import { NotFound } from '../../errors.ts';
import { idIn } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, query, type Route } from '../../http/route.ts';
import { accountIdOf, fenceOf, may } from '../../permissions.ts';
import { readCode, STATUSES } from '../initiative.ts';
import { type Asked, filterFor, loadChoices } from './asked.ts';
import { findBatchName } from './batch-name.store.ts';
import type { Filter } from './filter.ts';
import { listPage, SOURCES } from './list.page.ts';
import { countSlice, listSlice, type Start } from './slice.store.ts';

/** All items that the actor may see. */
export function listRoutes(): Route[] {
  const list = async (req: Request, res: Response): Promise<void> => {
    const { context } = req;
    const asked = askedIn(req);
    const code = readCode(asked.q ?? '');
    if (code) return res.redirect(303, paths.initiative(code));
    const fence = fenceOf(context.actor, 'initiatives.see') ?? '';
    const choices = await loadChoices(context, asked, fence);
    if (!choices) throw new NotFound();
    const filter: Filter = {
      ...(await filterFor(context, asked, choices, fence)),
      status: STATUSES.find((status) => status === asked.status),
      source: SOURCES.find((source) => source === asked.source),
      importBatchId: asked.import ? (idIn(asked.import) ?? 0) : undefined,
      enteredBy: asked.mine === '1' ? (accountIdOf(context.actor) ?? 0) : undefined,
    };
    const start: Start = { direction: 'newest', beyond: idIn(asked.from ?? '') };
    const slice = await listSlice(context.db, filter, start);
    const count = start.beyond === undefined ? await countSlice(context.db, filter, start) : null;
    const maySubmit = may(context.actor, 'initiatives.submit');
    const batch = filter.importBatchId
      ? { id: filter.importBatchId, name: await findBatchName(context.db, fence, filter.importBatchId) }
      : null;
    const mayExport = may(context.actor, 'initiatives.export');
    renderPage(
      req,
      res,
      'initiatives/list',
      listPage(asked, choices, { slice, count, batch, maySubmit, mayExport }),
    );
  };
  return [get('/initiatives', 'initiatives.see', list)];
}

const NAMES = [
  'campaign',
  'status',
  'phase',
  'organisation',
  'category',
  'q',
  'source',
  'mine',
  'import',
  'from',
];

const askedIn = (req: Request): Asked =>
  Object.fromEntries(NAMES.map((name) => [name, query(req, name)])) as unknown as Asked;
