import type { Request } from 'express';
import { Invalid } from '../../errors.ts';
import type { Deps } from '../../http/deps.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { bodyOf, textField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, type Handler, idParam, idQuery, post, type Route } from '../../http/route.ts';
import type { Jobs } from '../../jobs/job.ts';
import { listBatches } from '../import.store.ts';
import { MODES, type Mode } from '../import.ts';
import { startApplication, startReversal } from '../start-application.ts';
import { decisionRoutes } from './decisions.routes.ts';
import { downloadRoutes } from './download.routes.ts';
import { importListPage } from './import-list.page.ts';
import { fenceOfRequest, settle, showAsTyped, showBatch, showRoutes } from './show.routes.ts';
import { uploadRoutes } from './upload.routes.ts';

const BATCHES_A_PAGE = 50;

/** Files of initiatives: upload and check, decide, correct, apply, take back. */
export function importRoutes({ files, jobs }: Pick<Deps, 'files' | 'jobs'>): Route[] {
  return [
    get('/imports', 'imports.use', showList),
    ...uploadRoutes({ files, jobs }),
    ...showRoutes(),
    ...decisionRoutes({ jobs }),
    ...downloadRoutes({ files }),
    post('/imports/:id/application', 'imports.use', apply(jobs), { resume: showAsTyped }),
    post('/imports/:id/reversal', 'imports.use', reverse(jobs), { resume: showAsTyped }),
  ];
}

const showList: Handler = async (req, res) => {
  const before = idQuery(req, 'before');
  const batches = await listBatches(req.context.db, fenceOfRequest(req), {
    before,
    limit: BATCHES_A_PAGE + 1,
  });
  renderPage(req, res, 'imports/list', importListPage(batches, { before, limit: BATCHES_A_PAGE }));
};

const apply = (jobs: Jobs): Handler =>
  act(jobs, (req) => {
    const typed = textField(bodyOf(req), 'mode') || 'good-rows';
    const mode = MODES.find((one): one is Mode => one === typed);
    if (!mode) throw new Invalid({ mode: { code: 'unknown_choice' } });
    return startApplication(req.context, idParam(req, 'id'), mode);
  });

const reverse = (jobs: Jobs): Handler => act(jobs, (req) => startReversal(req.context, idParam(req, 'id')));

/** Has something done with the batch; what comes of it stands on top of the batch's page, and needs no notice above that. */
const act =
  (jobs: Jobs, start: (req: Request) => Promise<number | null>): Handler =>
  async (req, res) =>
    orShowAgain(
      async () => {
        await settle(jobs, await start(req));
        res.redirect(303, paths.import(idParam(req, 'id')));
      },
      (problems, status) => showBatch(req, res, {}, problems, status),
    );
