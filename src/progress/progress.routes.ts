import type { Request, Response } from 'express';
import { dayInHanoi } from '../calendar.ts';
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
  const show = async (req: Request, res: Response, slug: string): Promise<void> => {
    const { db, actor, now } = req.context;
    const page = await loadProgressPage(db, slug, now);
    const createHref = page.outside && may(actor, 'campaigns.manage') ? paths.adminCampaigns() : null;
    renderPage(req, res, 'progress/show', { ...page, createHref });
  };

  const list = async (req: Request, res: Response): Promise<void> => {
    renderPage(req, res, 'progress/campaigns', campaignsPage(await listVersions(req.context.db), req));
  };

  const home = async (req: Request, res: Response): Promise<void> => {
    const one = theOne(await listVersions(req.context.db), '', req.context.now);
    await (one ? show(req, res, one.slug) : list(req, res));
  };

  return [
    get('/', 'public', home),
    get('/campaigns', 'public', list),
    get('/campaigns/:slug', 'public', (req, res) => show(req, res, param(req, 'slug'))),
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
