import type { Request, Response } from 'express';
import { dayInHanoi } from '../calendar.ts';
import { NotFound } from '../errors.ts';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, param, type Route } from '../http/route.ts';
import { may } from '../permissions.ts';
import { formatDay } from '../text/format.ts';
import { t } from '../text/text.ts';
import { listVersions, type Running } from './home.store.ts';
import { theOne } from './kept-pages.routes.ts';
import { loadProgressPage } from './load-progress-page.ts';

export function progressRoutes(): Route[] {
  const show = async (req: Request, res: Response, campaign: Running): Promise<void> => {
    const { db, actor, now } = req.context;
    const page = await loadProgressPage(db, campaign, now);
    const createHref = page.outside && may(actor, 'campaigns.manage') ? paths.adminCampaigns() : null;
    renderPage(req, res, 'progress/show', { ...page, createHref });
  };

  const one = async (req: Request, res: Response): Promise<void> => {
    const campaign = theOne(await listVersions(req.context.db), param(req, 'slug'), req.context.now);
    if (!campaign) throw new NotFound();
    await show(req, res, campaign);
  };

  const list = async (req: Request, res: Response): Promise<void> => {
    renderPage(req, res, 'progress/campaigns', campaignsPage(await listVersions(req.context.db), req));
  };

  const home = async (req: Request, res: Response): Promise<void> => {
    const campaign = theOne(await listVersions(req.context.db), '', req.context.now);
    await (campaign ? show(req, res, campaign) : list(req, res));
  };

  return [
    get('/', 'public', home),
    get('/campaigns', 'public', list),
    get('/campaigns/:slug', 'public', one),
  ];
}

/** All campaigns; outside every phase it says so and offers the organiser the next step. */
function campaignsPage(campaigns: readonly Running[], req: Request) {
  const { actor, now } = req.context;
  const today = dayInHanoi(now);
  const running = campaigns.some(({ starts_on, ends_on }) => starts_on <= today && today <= ends_on);
  return {
    title: t('progress.campaigns'),
    nothingRuns: running ? null : t('progress.nothingRuns', { day: formatDay(today) }),
    createHref: may(actor, 'campaigns.manage') ? paths.adminCampaigns() : null,
    campaigns: campaigns.map(({ slug, title, starts_on, ends_on }) => ({
      title,
      href: paths.campaign(slug),
      days: t('progress.days', { from: formatDay(starts_on), to: formatDay(ends_on) }),
      state:
        today < starts_on
          ? t('progress.upcoming')
          : today > ends_on
            ? t('progress.ended')
            : t('progress.running'),
    })),
  };
}
