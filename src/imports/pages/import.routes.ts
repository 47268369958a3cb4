import type { Request, Response } from 'express';
import { listCampaigns } from '../../campaigns/campaign.store.ts';
import { Invalid, NotFound, type Problems } from '../../errors.ts';
import type { FileStore } from '../../files/file-store.ts';
import type { Deps } from '../../http/deps.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { type Body, bodyOf, checkbox, textField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, type Handler, idParam, idQuery, post, type Route } from '../../http/route.ts';
import { campaignOf } from '../../initiatives/chosen-campaign.ts';
import { failureOf, type Jobs, refusalOf } from '../../jobs/job.ts';
import { offeredEnterprises } from '../../organisations/offered-enterprises.ts';
import { findOwnEnterprise } from '../../organisations/own-enterprise.ts';
import { fenceOf } from '../../permissions.ts';
import { requestOfForm } from '../../requests/request-of-form.ts';
import { getBatch, listBatches } from '../import.store.ts';
import { MODES, type Mode } from '../import.ts';
import { type FileToImport, openImport } from '../open-import.ts';
import { startApplication, startReversal } from '../start-application.ts';
import { importPage } from './import.page.ts';
import { importListPage } from './import-list.page.ts';
import { loadImport } from './load-import.ts';
import { uploadPage } from './upload.page.ts';

const BATCHES_A_PAGE = 50;

/** Files of initiatives: upload and check, apply, take back. */
export function importRoutes({ files, jobs }: Pick<Deps, 'files' | 'jobs'>): Route[] {
  return [
    get('/imports', 'imports.use', showList),
    get('/imports/new', 'imports.use', (req, res) => showUpload(req, res, {})),
    post('/imports', 'imports.use', create(files, jobs), {
      upload: true,
      resume: (req, res) => showUpload(req, res, bodyOf(req)),
    }),
    get('/imports/:id', 'imports.use', showBatch),
    post('/imports/:id/application', 'imports.use', apply(jobs), { resume: backToBatch }),
    post('/imports/:id/reversal', 'imports.use', reverse(jobs), { resume: backToBatch }),
  ];
}

const fenceOfRequest = ({ context }: Request): string => fenceOf(context.actor, 'imports.use') ?? '';

const showList: Handler = async (req, res) => {
  const before = idQuery(req, 'before');
  const batches = await listBatches(req.context.db, fenceOfRequest(req), {
    before,
    limit: BATCHES_A_PAGE + 1,
  });
  renderPage(req, res, 'imports/list', importListPage(batches, { before, limit: BATCHES_A_PAGE }));
};

async function showUpload(
  req: Request,
  res: Response,
  body: Body,
  problems?: Problems,
  status = 200,
): Promise<void> {
  const { db, now } = req.context;
  const own = (await findOwnEnterprise(req.context)) ?? null;
  const campaigns = await listCampaigns(db);
  const page = uploadPage({
    body,
    ...(problems ? { problems } : {}),
    campaigns,
    chosen: campaignOf(campaigns, textField(body, 'campaign'), now)?.slug,
    own,
    organisations: own ? [] : await offeredEnterprises(db, fenceOfRequest(req)),
    fileName: req.file?.originalname,
  });
  renderPage(req, res, 'imports/new', page, status);
}

/** Most files are read within this time; with others the page shows how far they are. */
const WAITED_MS = 8_000;

const create =
  (files: FileStore, jobs: Jobs): Handler =>
  async (req, res) => {
    const body = bodyOf(req);
    const file = req.file;
    if (!file) return showUpload(req, res, body, { file: { code: 'import_file_required' } }, 422);
    await orShowAgain(
      async () => {
        const { batchId, jobId } = await openImport(req.context, files, await fileOf(req, body, file));
        jobs.nudge();
        const failure = failureOf(await jobs.settled(jobId, WAITED_MS));
        if (failure?.problems) throw new Invalid(failure.problems);
        res.redirect(303, paths.import(batchId));
      },
      (problems, status) => showUpload(req, res, body, problems, status),
    );
  };

async function fileOf(
  { context: { db, now } }: Request,
  body: Body,
  { buffer: bytes, originalname: fileName }: NonNullable<Request['file']>,
): Promise<FileToImport> {
  const campaign = campaignOf(await listCampaigns(db), textField(body, 'campaign'), now);
  if (!campaign) throw new NotFound();
  return {
    slug: campaign.slug,
    bytes,
    fileName,
    decisions: {
      unit: textField(body, 'organisation') || undefined,
      confirmBenefit: checkbox(body, 'confirmBenefit') || undefined,
    },
    request: requestOfForm(body, { buffer: bytes }),
  };
}

const showBatch: Handler = async (req, res) => {
  const { db } = req.context;
  const batch = await getBatch(db, fenceOfRequest(req), idParam(req, 'id'));
  const after = idQuery(req, 'after') ?? 0;
  const loaded = await loadImport(db, fenceOfRequest(req), batch, after);
  renderPage(req, res, 'imports/show', importPage(batch, loaded));
};

const apply =
  (jobs: Jobs): Handler =>
  async (req, res) => {
    const id = idParam(req, 'id');
    const typed = textField(bodyOf(req), 'mode') || 'good-rows';
    const mode = MODES.find((one): one is Mode => one === typed);
    if (!mode) throw new Invalid({ mode: { code: 'unknown_choice' } });
    await settle(jobs, await startApplication(req.context, id, mode));
    res.redirect(303, paths.import(id, { notice: 'import-applied' }));
  };

const reverse =
  (jobs: Jobs): Handler =>
  async (req, res) => {
    const id = idParam(req, 'id');
    await settle(jobs, await startReversal(req.context, id));
    res.redirect(303, paths.import(id, { notice: 'import-reversed' }));
  };

/** Waits a moment for the job, so that most people see its end at once. */
async function settle(jobs: Jobs, jobId: number | null): Promise<void> {
  if (jobId === null) return;
  jobs.nudge();
  const failure = failureOf(await jobs.settled(jobId, WAITED_MS));
  if (failure) throw refusalOf(failure);
}

/** A sign-in in between shows the page again: pressing the button stays a deliberate act. */
const backToBatch: Handler = (req, res) => res.redirect(303, paths.import(idParam(req, 'id')));
