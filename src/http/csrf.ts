import { doubleCsrf } from 'csrf-csrf';
import type { Request, RequestHandler, Response } from 'express';
import { NotAllowed } from '../errors.ts';

interface Guard {
  readonly token: (req: Request, res: Response) => string;
  readonly isValid: (req: Request) => boolean;
  readonly origin: string;
}
const guards = new WeakMap<object, Guard>();

/**
 * A signed double-submit cookie: it needs no session, so that looking at pages writes nothing, and is
 * bound to the session once there is one.
 */
export function setUpCsrf(
  app: object,
  { secret, https, baseUrl }: { secret: string; https: boolean; baseUrl: string },
): void {
  const { generateCsrfToken, validateRequest } = doubleCsrf({
    getSecret: () => secret,
    getSessionIdentifier: (req) => (req.context?.actor.kind === 'account' ? req.sessionID : 'visitor'),
    cookieName: https ? '__Host-form' : 'form',
    cookieOptions: { sameSite: 'lax', secure: https, httpOnly: true, path: '/' },
    getCsrfTokenFromRequest: (req) => (req.body as Record<string, unknown> | undefined)?.['_csrf'] as string,
  });
  guards.set(app, {
    token: (req, res) => generateCsrfToken(req, res, { validateOnReuse: false }),
    isValid: (req) => validateRequest(req),
    origin: new URL(baseUrl).origin,
  });
}

const guardOf = (req: Request): Guard => {
  const guard = guards.get(req.app);
  if (!guard) throw new Error('csrf was not set up');
  return guard;
};

export const csrfToken = (req: Request, res: Response): string => guardOf(req).token(req, res);

/** Refuses a form that does not come from one of our own pages. */
export const csrfCheck: RequestHandler = (req, _res, next) => {
  if (req.resumed) return next();
  if (!isOwnOrigin(req) || typeof req.body?._csrf !== 'string' || !guardOf(req).isValid(req))
    throw new NotAllowed('csrf');
  next();
};

function isOwnOrigin(req: Request): boolean {
  const { origin } = req.headers;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  return (
    origin === guardOf(req).origin || (URL.canParse(origin) && new URL(origin).host === req.headers.host)
  );
}
