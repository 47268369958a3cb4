import type { Request, Response } from 'express';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, type Route } from '../http/route.ts';
import { listCampaigns, listPhases } from './campaign.store.ts';
import { hubPage } from './hub.page.ts';

/** The way into everything that is managed; what stands on it depends on who looks. */
export function hubRoutes(): Route[] {
  const show = async (req: Request, res: Response): Promise<void> => {
    const { db, actor } = req.context;
    const campaigns = [];
    for (const campaign of await listCampaigns(db))
      campaigns.push({ campaign, phases: await listPhases(db, campaign.id) });
    renderPage(req, res, 'campaigns/hub', hubPage(actor, campaigns));
  };
  return [get(paths.admin(), 'account.own', show)];
}
