import type { Request, Response } from 'express';
import type { Problems } from '../../errors.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { type Body, bodyOf, linesField, versionField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, param, post, type Route } from '../../http/route.ts';
import { closePhase, unlockPhase } from './close-phase.ts';
import { unlockPage } from './phase.page.ts';
import { loadCampaign, numberIn } from './phase.routes.ts';
import { getPhase } from './phase.store.ts';

const MANAGE = 'campaigns.manage';

/** Closing a phase, and opening it again for a reason. */
export function closingRoutes(): Route[] {
  const close = async (req: Request, res: Response): Promise<void> => {
    const slug = param(req, 'slug');
    await closePhase(req.context, slug, numberIn(req), versionField(bodyOf(req)));
    res.redirect(303, paths.adminCampaign(slug, { notice: 'phase-closed' }));
  };

  const unlock = async (req: Request, res: Response): Promise<void> => {
    const body = bodyOf(req);
    const slug = param(req, 'slug');
    const reason = linesField(body, 'reason');
    await orShowAgain(
      async () => {
        await unlockPhase(req.context, slug, numberIn(req), versionField(body), reason);
        res.redirect(303, paths.adminCampaign(slug, { notice: 'phase-unlocked' }));
      },
      (problems, status) => showUnlock(req, res, body, problems, status),
    );
  };

  return [
    post('/campaigns/:slug/phases/:n/closing', MANAGE, close),
    get('/admin/campaigns/:slug/phases/:n/unlock', MANAGE, (req, res) => showUnlock(req, res, {})),
    post('/campaigns/:slug/phases/:n/closing/removal', MANAGE, unlock, {
      resume: (req, res) => showUnlock(req, res, bodyOf(req)),
    }),
  ];
}

async function showUnlock(
  req: Request,
  res: Response,
  body: Body,
  problems?: Problems,
  status = 200,
): Promise<void> {
  const campaign = await loadCampaign(req);
  const phase = await getPhase(req.context.db, campaign.id, numberIn(req));
  const page = unlockPage({ campaign, phase, body, ...(problems ? { problems } : {}) });
  renderPage(req, res, 'campaigns/unlock', page, status);
}
