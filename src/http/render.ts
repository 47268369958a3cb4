import type { Request, Response } from 'express';
import type { Problems } from '../errors.ts';
import { VISITOR } from '../permissions.ts';
import { formatInstant } from '../text/format.ts';
import { isTextKey, problemText, type TextKey, t } from '../text/text.ts';
import { assetPath } from './assets.ts';
import { csrfToken } from './csrf.ts';
import { navigation } from './navigation.ts';
import { query } from './route.ts';
import { renderView } from './views.ts';

export interface Page {
  /** The page's own name; the layout adds the site's. */
  readonly title: string;
}

/** Answers with a page inside the layout. Signed-in pages are never stored by browsers or proxies. */
export function renderPage<P extends Page>(
  req: Request,
  res: Response,
  view: string,
  page: P,
  status = 200,
): void {
  if (req.context.actor.kind !== 'visitor') res.setHeader('cache-control', 'no-store');
  res
    .status(status)
    .type('html')
    .send(renderView(view, page, frameOf(req, res)));
}

/** What the layout needs for a signed-out visitor: nothing in it depends on who looks, so that the page may be kept. */
export function visitorFrame(here: string, now: Date, demo: boolean): object {
  return {
    navigation: navigation(VISITOR, here),
    demoBanner: demo ? t('site.demo', { now: formatInstant(now) }) : null,
    stylesheet: assetPath('site.css'),
    script: assetPath('site.js'),
  };
}

/** What every layout needs, whatever the page. */
function frameOf(req: Request, res: Response): object {
  const { actor, now } = req.context;
  return {
    ...visitorFrame(req.path, now, Boolean(res.app.locals['demo'])),
    navigation: navigation(actor, req.path),
    csrfToken: csrfToken(req, res),
    signedIn: actor.kind === 'account' ? { name: actor.name, email: actor.email } : null,
    notice: noticeOf(req),
  };
}

/** `?notice=verified` after a redirect becomes a line above the page; the words stand in the catalogue. */
function noticeOf(req: Request): string | null {
  const key = `notice.${query(req, 'notice')}`;
  return isTextKey(key) ? t(key) : null;
}

export type Labels = Readonly<Record<string, TextKey>>;

/**
 * Messages by field as a page shows them: next to the field, and in a summary that links to it. There
 * they stand in the order of the labels, each behind the field's own.
 */
export function shownProblems(
  problems: Problems,
  labels: Labels = {},
): { errors: Record<string, string>; summary: { field: string; text: string }[] } {
  const entries = Object.entries(problems).map(([field, problem]) => ({ field, text: problemText(problem) }));
  const order = Object.keys(labels);
  const summary = entries.map(({ field, text }) => {
    const key = labels[field];
    return { field, text: key ? namedProblem(t(key), text) : text };
  });
  return {
    errors: Object.fromEntries(entries.map(({ field, text }) => [field, text])),
    summary: summary.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field)),
  };
}

/** A message behind the name of what it is about. */
export const namedProblem = (name: string, text: string): string => t('form.named', { name, text });
