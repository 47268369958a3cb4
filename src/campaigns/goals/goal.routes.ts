import type { Request, Response } from 'express';
import { Invalid, type Problems } from '../../errors.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { type Body, bodyOf, idIn, textField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, param, post, query, type Route } from '../../http/route.ts';
import { loadCampaign, numberIn } from '../phases/phase.routes.ts';
import { getPhase } from '../phases/phase.store.ts';
import { proposeGoals } from './allocate-goal.ts';
import { readGoalsForm, sharingOf } from './goal.form.ts';
import { goalsPage } from './goal.page.ts';
import { countUnits, listGoals, listGoalsOf, sumGoals } from './goal.store.ts';
import { applyProposal, setGoals } from './set-goals.ts';

const MANAGE = 'campaigns.manage';

/** Three fields a row must stay below the thousand that a form may have. */
const PAGE_SIZE = 100;

/** Goals of a phase by enterprise. */
export function goalRoutes(): Route[] {
  const save = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const read = readGoalsForm(body);
    if (read.problems) return show(req, res, body, read.problems, 422);
    await orShowAgain(
      async () => {
        await setGoals(req.context, param(req, 'slug'), numberIn(req), read.changes);
        res.redirect(303, afterwards(req, body));
      },
      (problems, status) => show(req, res, body, problems, status),
    );
  };

  const apply = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const by = sharingOf(textField(body, 'by'));
    if (!by) throw new Invalid({ by: { code: 'unknown_choice' } });
    const digest = textField(body, 'digest');
    await applyProposal(req.context, param(req, 'slug'), numberIn(req), { by, digest });
    res.redirect(303, afterwards(req, {}));
  };

  return [
    get('/admin/campaigns/:slug/phases/:n/goals', MANAGE, (req, res) => show(req, res)),
    post('/admin/campaigns/:slug/phases/:n/goals', MANAGE, save, {
      resume: (req, res) => show(req, res, bodyOf(req)),
    }),
    post('/admin/campaigns/:slug/phases/:n/goals/proposal', MANAGE, apply),
  ];
}

/** Back to the same page of the same filter. */
const afterwards = (req: Request, body: Body): string =>
  paths.adminGoals(param(req, 'slug'), numberIn(req), {
    q: textField(body, 'q'),
    after: textField(body, 'after') === '0' ? '' : textField(body, 'after'),
    notice: 'goals-saved',
  });

async function show(
  req: Request,
  res: Response,
  body?: Body,
  problems?: Problems,
  status = 200,
): Promise<void> {
  const { db } = req.context;
  const campaign = await loadCampaign(req);
  const { hostPath } = campaign;
  const phase = await getPhase(db, campaign.id, numberIn(req));
  const given = (name: string): string => (body ? textField(body, name) : query(req, name));
  const filter = { q: given('q').trim(), after: idIn(given('after')) ?? 0 };
  const rows = await listGoals(db, hostPath, phase, { ...filter, limit: PAGE_SIZE + 1 });
  const by = sharingOf(query(req, 'propose'));
  const goals =
    by && !body && phase.goal !== null
      ? proposeGoals(phase.goal, await listGoalsOf(db, hostPath, phase), by)
      : null;
  const page = goalsPage({
    campaign,
    phase,
    rows: rows.slice(0, PAGE_SIZE),
    more: rows.length > PAGE_SIZE,
    ...filter,
    sums: await sumGoals(db, phase.id),
    units: await countUnits(db, hostPath, phase),
    proposal: by && goals ? { by, goals } : null,
    ...(body ? { body } : {}),
    ...(problems ? { problems } : {}),
  });
  renderPage(req, res, 'campaigns/goals', page, status);
}
