import { randomUUID } from 'node:crypto';
import express, { type Express, type RequestHandler } from 'express';
import { SessionKeeper } from './accounts/session-keeper.ts';
import { bearerActor } from './accounts/tokens/bearer.ts';
import { denialRecorder } from './audit/record-denial.ts';
import { assets } from './http/assets.ts';
import { cookies } from './http/cookies.ts';
import { csrfCheck, setUpCsrf } from './http/csrf.ts';
import type { Deps } from './http/deps.ts';
import { errorPages, notFound } from './http/error-pages.ts';
import { securityHeaders } from './http/headers.ts';
import { healthRoutes } from './http/health.ts';
import { mount, type Route } from './http/route.ts';
import { sessions } from './http/sessions.ts';
import { UploadTooLarge, upload } from './http/uploads.ts';
import { VISITOR } from './permissions.ts';
import { keptPages } from './progress/kept-pages.routes.ts';
import { siteMap } from './routes.ts';

/** The set-ups in their order; what they do stands in their own files. */
export function createApp(deps: Deps): Express {
  const { config, database, clock, log, secret } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.locals['demo'] = deps.demo;
  setUpCsrf(app, { secret, https: config.https, baseUrl: config.baseUrl });

  app.use(keptPages(deps));
  app.use(securityHeaders(config.https));
  app.use(visitorContext(deps));
  app.use(cookies());
  app.use('/assets', assets());
  mount(app, healthRoutes(deps), () => []);
  const keeper = new SessionKeeper(database.db, clock);
  const { https, trustProxy } = config;
  app.use(onlyPages(sessions(keeper, { secret, https, trustProxy })));
  app.use(actorOfRequest(keeper));
  app.use(onlyPages(express.urlencoded({ extended: true, limit: '100kb', parameterLimit: 1000 })));
  app.use('/api', express.json({ limit: '1mb' }));
  mount(app, siteMap(deps), before);
  app.use(notFound);
  app.use(errorPages(log, { onDenied: denialRecorder() }));
  return app;
}

/** Uploads are read before the form can be checked, since its token stands inside. */
const before = (route: Route): RequestHandler[] => {
  if (route.method === 'get') return [];
  const reading = route.upload ? [unlessResumed(reader(route))] : [];
  return route.api ? reading : [...reading, csrfCheck];
};

/** What is too large is refused before its token was read: the route may answer, but never do its work. */
function reader({ upload: limit, expecting, tooLarge }: Route): RequestHandler {
  const read = upload(typeof limit === 'number' ? limit : undefined);
  return (req, res, next) => {
    expecting?.();
    read(req, res, (error?: unknown) =>
      error instanceof UploadTooLarge && tooLarge
        ? Promise.resolve(tooLarge(req, res, next)).catch(next)
        : next(error),
    );
  };
}

const unlessResumed =
  (handler: RequestHandler): RequestHandler =>
  (req, res, next) =>
    req.resumed ? next() : handler(req, res, next);

/** Sessions and forms belong to pages; the API has tokens and JSON. */
const onlyPages =
  (handler: RequestHandler): RequestHandler =>
  (req, res, next) =>
    isApi(req.path) ? next() : handler(req, res, next);

const isApi = (path: string): boolean => path.startsWith('/api/');

function visitorContext({ database, clock }: Deps): RequestHandler {
  return (req, _res, next) => {
    req.requestId = randomUUID();
    req.context = { db: database.db, actor: VISITOR, now: clock.now() };
    next();
  };
}

function actorOfRequest(keeper: SessionKeeper): RequestHandler {
  return async (req, _res, next) => {
    const { db } = req.context;
    const actor = isApi(req.path) ? await bearerActor(db, req.headers.authorization) : keeper.holderOf(req);
    if (actor) req.context = { ...req.context, actor };
    next();
  };
}
