import type { Request, Response } from 'express';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, type Route } from '../http/route.ts';
import { t } from '../text/text.ts';

/** Pages about the product itself: what it does with people's data, and how it is used. */
export function siteRoutes(): Route[] {
  const privacy = (req: Request, res: Response): void =>
    renderPage(req, res, 'site/privacy', { title: t('privacy.title') });
  const help = (req: Request, res: Response): void =>
    renderPage(req, res, 'site/help', { title: t('help.title'), statusHref: paths.status() });
  return [get(paths.privacy(), 'public', privacy), get(paths.help(), 'public', help)];
}
