import type { Request, Response } from 'express';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, type Route } from '../http/route.ts';
import { hubPage } from './hub.page.ts';

/** The way into everything that is managed; what stands on it depends on who looks. */
export function hubRoutes(): Route[] {
  const show = (req: Request, res: Response): void =>
    renderPage(req, res, 'campaigns/hub', hubPage(req.context.actor));
  return [get(paths.admin(), 'account.own', show)];
}
