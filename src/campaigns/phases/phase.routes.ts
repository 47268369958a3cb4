import type { Request, Response } from 'express';
import { plusDays } from '../../calendar.ts';
import type { Problems } from '../../errors.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { type Body, bodyOf, versionField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, idParam, param, post, type Route } from '../../http/route.ts';
import { fenceOf } from '../../permissions.ts';
import { requestOfForm } from '../../requests/request-of-form.ts';
import { listPhases } from '../campaign.store.ts';
import { getManagedCampaign } from '../managed-campaign.store.ts';
import { createPhase } from './create-phase.ts';
import { editPhase } from './edit-phase.ts';
import { readPhaseForm } from './phase.form.ts';
import { nextPhaseTyped, phaseFormPage, phaseTyped } from './phase.page.ts';
import { getPhase } from './phase.store.ts';

const MANAGE = 'campaigns.manage';

/** Forms for new phases and for those that are still open. */
export function phaseRoutes(): Route[] {
  const showNew = async (req: Request, res: Response): Promise<void> => {
    const campaign = await loadCampaign(req);
    const phases = await listPhases(req.context.db, campaign.id);
    const last = phases
      .map(({ ends_on }) => ends_on)
      .sort()
      .at(-1);
    await show(req, res, nextPhaseTyped(phases, campaign, last === undefined ? '' : plusDays(last, 1)));
  };

  const create = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const { slug } = await loadCampaign(req);
    const read = readPhaseForm(body);
    if (read.problems) return show(req, res, body, read.problems, 422);
    await orShowAgain(
      async () => {
        await createPhase(req.context, slug, read.input, requestOfForm(body));
        res.redirect(303, paths.adminCampaign(slug, { notice: 'phase-saved' }));
      },
      (problems, status) => show(req, res, body, problems, status),
    );
  };

  const edit = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const { slug } = await loadCampaign(req);
    const read = readPhaseForm(body);
    if (read.problems) return show(req, res, body, read.problems, 422);
    await orShowAgain(
      async () => {
        await editPhase(req.context, slug, numberIn(req), versionField(body), read.input);
        res.redirect(303, paths.adminCampaign(slug, { notice: 'phase-saved' }));
      },
      (problems, status) => show(req, res, body, problems, status),
    );
  };

  const showEdit = async (req: Request, res: Response): Promise<void> => {
    const { id } = await loadCampaign(req);
    await show(req, res, phaseTyped(await getPhase(req.context.db, id, numberIn(req))));
  };

  const resume = (req: Request, res: Response): Promise<void> => show(req, res, bodyOf(req));
  return [
    get('/admin/campaigns/:slug/phases/new', MANAGE, showNew),
    post('/admin/campaigns/:slug/phases', MANAGE, create, { resume }),
    get('/admin/campaigns/:slug/phases/:n/edit', MANAGE, showEdit),
    post('/admin/campaigns/:slug/phases/:n', MANAGE, edit, { resume }),
  ];
}

/** The campaign of the address, inside the actor's branch. */
export function loadCampaign(req: Request) {
  const { db, actor } = req.context;
  return getManagedCampaign(db, fenceOf(actor, MANAGE), param(req, 'slug'));
}

/** The phase's number in the address. */
export const numberIn = (req: Request): number => idParam(req, 'n');

/** With a number in the address: the form of that phase. */
async function show(
  req: Request,
  res: Response,
  body: Body,
  problems?: Problems,
  status = 200,
): Promise<void> {
  const campaign = await loadCampaign(req);
  const phase =
    req.params['n'] === undefined ? null : await getPhase(req.context.db, campaign.id, numberIn(req));
  const page = phaseFormPage({
    campaign,
    body,
    ...(phase ? { phase } : {}),
    ...(problems ? { problems } : {}),
  });
  renderPage(req, res, 'campaigns/phase-form', page, status);
}
