import type { Request, Response } from 'express';
import { dayInHanoi } from '../calendar.ts';
import { Invalid, type Problems } from '../errors.ts';
import { orShowAgain } from '../http/form-again.ts';
import { bodyOf, parseDayTyped, textField } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, type Handler, idParam, param, post, type Route } from '../http/route.ts';
import { fenceOf } from '../permissions.ts';
import { listAliases } from './alias.store.ts';
import { addAlias, dropAlias } from './change-aliases.ts';
import { organisationPage } from './organisation.page.ts';
import { findOrganisation, getOrganisationByCode } from './organisation.store.ts';
import { countUnits, listAncestors, listPredecessors, listUnits } from './organisation-tree.store.ts';
import { listParks } from './park.store.ts';
import { reinstateOrganisation, retireOrganisation } from './retire-organisation.ts';

const CHILDREN_SHOWN = 30;
const ALIAS_LENGTH = 300;

/** One unit, and what is done to it without the long form: other names, its end. */
export function unitRoutes(): Route[] {
  /** Does it, shows the unit again with a line about it; what is wrong stands next to its field. */
  const doing =
    (work: (req: Request) => Promise<void>, notice: string): Handler =>
    (req, res) =>
      orShowAgain(
        async () => {
          await work(req);
          res.redirect(303, paths.adminOrganisation(param(req, 'code'), { notice }));
        },
        (problems, status) => show(req, res, problems, status),
      );
  const shown: Handler = (req, res) => show(req, res);
  const manage = 'organisations.manage';
  const unit = '/admin/organisations/:code';
  return [
    get(unit, manage, shown),
    post(`${unit}/aliases`, manage, doing(add, 'alias-added'), { resume: shown }),
    post(`${unit}/aliases/:id/removal`, manage, doing(drop, 'alias-removed')),
    post(`${unit}/retirement`, manage, doing(retire, 'organisation-retired'), { resume: shown }),
    post(`${unit}/retirement/removal`, manage, doing(reinstate, 'organisation-reinstated')),
  ];
}

async function add(req: Request): Promise<void> {
  const alias = textField(bodyOf(req), 'alias');
  if (alias.length > ALIAS_LENGTH)
    throw new Invalid({ alias: { code: 'too_long', params: { most: ALIAS_LENGTH, length: alias.length } } });
  await addAlias(req.context, param(req, 'code'), alias);
}

async function drop(req: Request): Promise<void> {
  await dropAlias(req.context, param(req, 'code'), idParam(req, 'id'));
}

async function retire(req: Request): Promise<void> {
  const body = bodyOf(req);
  const typed = textField(body, 'lastDay');
  const { value: lastDay, problem } = typed
    ? parseDayTyped(typed)
    : { value: undefined, problem: { code: 'required' } };
  if (lastDay === undefined) throw new Invalid({ lastDay: problem ?? { code: 'required' } });
  const successor = textField(body, 'successor') || undefined;
  await retireOrganisation(req.context, { code: param(req, 'code'), lastDay, successor });
}

const reinstate = (req: Request): Promise<void> => reinstateOrganisation(req.context, param(req, 'code'));

async function show(req: Request, res: Response, problems: Problems = {}, status = 200): Promise<void> {
  const { db, actor, now } = req.context;
  const fence = fenceOf(actor, 'organisations.manage') ?? '';
  const today = dayInHanoi(now);
  const unit = await getOrganisationByCode(db, fence, param(req, 'code'));
  const successor = unit.successor_id === null ? undefined : await findOrganisation(db, unit.successor_id);
  const below = { fence: unit.path, parentId: unit.id };
  const page = organisationPage({
    unit,
    today,
    parkName: (await listParks(db)).find(({ id }) => id === unit.industrial_park_id)?.name ?? null,
    ancestors: await listAncestors(db, fence, unit.path),
    successor: successor?.path.startsWith(fence) ? successor : undefined,
    predecessors: await listPredecessors(db, fence, unit.id),
    aliases: await listAliases(db, unit.id),
    children: await listUnits(db, below, { limit: CHILDREN_SHOWN }),
    childCount: await countUnits(db, below),
    liveBelow: await countUnits(db, { ...below, valid: { day: today, is: true } }),
    body: bodyOf(req),
    problems,
  });
  renderPage(req, res, 'organisations/show', page, status);
}
