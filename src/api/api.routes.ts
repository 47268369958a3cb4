import type { Request, Response } from 'express';
import type { Deps } from '../http/deps.ts';
import { paths } from '../http/paths.ts';
import { renderPage } from '../http/render.ts';
import { get, type Handler, type Route } from '../http/route.ts';
import { actCalls } from './act.calls.ts';
import { type Call, routeOf } from './call.ts';
import { campaignCalls } from './campaign.calls.ts';
import { docsPage } from './docs.page.ts';
import { evidenceCalls } from './evidence.calls.ts';
import { exportCalls } from './export.calls.ts';
import { importCalls } from './import.calls.ts';
import { initiativeCalls } from './initiative.calls.ts';
import { openApi } from './openapi.ts';
import { templateCalls } from './template.calls.ts';

/** Every call of the API, in the order of its documentation. */
function apiCalls({ database, files, jobs }: Deps): readonly Call[] {
  const calls: readonly Call[] = [
    ...campaignCalls,
    ...initiativeCalls,
    ...actCalls,
    ...evidenceCalls(files),
    ...exportCalls(database),
    ...templateCalls,
    ...importCalls({ files, jobs }),
    description(() => calls),
  ];
  return calls;
}

export function apiRoutes(deps: Deps): Route[] {
  const calls = apiCalls(deps);
  const docs = (req: Request, res: Response): void => renderPage(req, res, 'api/docs', docsPage(calls));
  return [...calls.map(routeOf), get(paths.apiDocs(), 'public', docs)];
}

/** Made once: it changes only with the software. */
function description(calls: () => readonly Call[]): Call {
  let made: string | undefined;
  const handle: Handler = (_req, res) => {
    made ??= JSON.stringify(openApi(calls()));
    res.type('application/json').send(made);
  };
  return {
    method: 'get',
    path: paths.openApi(),
    name: 'getDescription',
    ability: 'public',
    scope: 'read',
    file: 'application/json',
    handle,
  };
}
