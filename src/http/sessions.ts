import type { Request, RequestHandler } from 'express';
import session, { type Store } from 'express-session';

declare module 'express-session' {
  interface SessionData {
    accountId: number;
    device: string;
  }
}

/** Sessions exist only once somebody signs in; looking at pages neither makes nor writes one. */
export function sessions(
  store: Store,
  { secret, https, trustProxy }: { secret: string; https: boolean; trustProxy: number },
): RequestHandler {
  return session({
    name: https ? '__Host-session' : 'session',
    secret,
    store,
    resave: false,
    saveUninitialized: false,
    rolling: false,
    proxy: trustProxy > 0,
    cookie: { httpOnly: true, sameSite: 'lax', secure: https, path: '/' },
  });
}

/** Starts a session under a new id, so that an id from before the sign-in is worth nothing. */
export function startSession(req: Request, accountId: number): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate((error) => {
      if (error) return reject(error);
      req.session.accountId = accountId;
      req.session.device = (req.headers['user-agent'] ?? '').slice(0, 200);
      req.session.save((failed) => (failed ? reject(failed) : resolve()));
    });
  });
}

export function endSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.destroy((error) => (error ? reject(error) : resolve()));
  });
}
