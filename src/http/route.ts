import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';
import { NotAllowed, NotSignedIn } from '../errors.ts';
import { type Ability, may } from '../permissions.ts';
import { idIn } from './forms.ts';
import { QUERY_VALUE_LIMIT } from './paths.ts';

export type Handler = (req: Request, res: Response, next: NextFunction) => Promise<void> | void;

/** One address of the site: nothing is reachable that is not declared as one of these, with its ability. */
export interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly ability: Ability;
  readonly handle: Handler;
  /** Shows the form filled in with what was typed when the session ended; without it the sender lands on the home page. */
  readonly resume?: Handler;
  /** Reads one uploaded file into `req.file` before anything looks at the form; a number says how many bytes at most. */
  readonly upload?: boolean | number;
  /** Called before that file is read: whoever will work on it gets ready meanwhile. */
  readonly expecting?: () => void;
  /** Answers instead where that file is too large; without it the sender gets the error page. */
  readonly tooLarge?: Handler;
  /** JSON API: a bearer token instead of a session, problem+json instead of pages, the token scope it needs. */
  readonly api?: 'read' | 'write';
}

type More = Partial<Omit<Route, 'method' | 'path' | 'ability' | 'handle'>>;

export const get = (path: string, ability: Ability, handle: Handler, more: More = {}): Route => ({
  method: 'get',
  path,
  ability,
  handle,
  ...more,
});
export const post = (path: string, ability: Ability, handle: Handler, more: More = {}): Route => ({
  method: 'post',
  path,
  ability,
  handle,
  ...more,
});

declare global {
  // biome-ignore lint/suspicious/noRedeclare: this is how Express is told of new members of its request
  namespace Express {
    interface Request {
      context: Context;
      /** Set when a sign-in carries on a form that an ended session had interrupted. */
      resumed?: boolean;
      requestId: string;
    }
  }
}

/** Authorises on the matched route itself, never on the address as text (Ghost's CVE-2026-22595). */
export function mount(
  app: Express,
  routes: readonly Route[],
  before: (route: Route) => RequestHandler[],
): void {
  for (const route of routes) {
    app[route.method](route.path, authorise(route), ...before(route), async (req, res, next) => {
      const handle = req.resumed && route.method === 'post' ? route.resume : route.handle;
      if (handle) await handle(req, res, next);
      else res.redirect(303, '/');
    });
  }
}

function authorise(route: Route): RequestHandler {
  return (req, _res, next) => {
    const { actor } = req.context;
    if (!may(actor, route.ability))
      throw actor.kind !== 'visitor'
        ? new NotAllowed()
        : new NotSignedIn(route.api ? 'token_required' : undefined);
    if (route.api && actor.kind === 'account' && !actor.scopes?.includes(route.api))
      throw new NotAllowed('token_scope');
    next();
  };
}

/** As `res.redirect(303, …)` for an address of ours, without choosing a form for words that nobody sees. */
export function seeOther(res: Response, address: string): void {
  res.statusCode = 303;
  res.setHeader('location', address);
  res.end();
}

/** PostgreSQL refuses it inside of text. */
const NUL = '\u0000';

/** A parameter of the address, always text; what no text can hold counts as not given. */
export function param(req: Request, name: string): string {
  const value = req.params[name];
  return typeof value === 'string' && !value.includes(NUL) ? value : '';
}

/** A value of the query string, always text: repeated or nested ones count as not given. */
export function query(req: Request, name: string): string {
  const value = req.query[name];
  return typeof value === 'string'
    ? value.replaceAll(NUL, '').normalize('NFC').slice(0, QUERY_VALUE_LIMIT)
    : '';
}

/** An id or a number in the address; 0, which nothing has, where there is none. */
export const idParam = (req: Request, name: string): number => idIn(param(req, name)) ?? 0;

/** An id in the query string, as keyset pages carry it; anything else counts as not given. */
export const idQuery = (req: Request, name: string): number | undefined => idIn(query(req, name));
