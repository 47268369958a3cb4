import type { Request, Response } from 'express';
import { listCampaigns } from '../../campaigns/campaign.store.ts';
import { Conflict, Invalid, NotFound, type Problems } from '../../errors.ts';
import type { Deps } from '../../http/deps.ts';
import { orShowAgain } from '../../http/form-again.ts';
import { type Body, bodyOf, textField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { renderPage } from '../../http/render.ts';
import { get, type Handler, idParam, post, type Route } from '../../http/route.ts';
import { prepareUpload } from '../../http/uploads.ts';
import { prepareView } from '../../http/views.ts';
import { campaignOf } from '../../initiatives/chosen-campaign.ts';
import { offeredEnterprises } from '../../organisations/offered-enterprises.ts';
import { findOwnEnterprise } from '../../organisations/own-enterprise.ts';
import { requestOfUpload } from '../../requests/request-of-form.ts';
import { LIMITS, MEBIBYTE } from '../../workbook/limits.ts';
import { correctImport } from '../correct-import.ts';
import { type FileToImport, openImport } from '../open-import.ts';
import { fenceOfRequest, settle, showAsTyped, showBatch } from './show.routes.ts';
import { uploadPage } from './upload.page.ts';

type Needs = Pick<Deps, 'files' | 'jobs'>;

/** Files come in: the first of a batch, and its bad rows mended. */
export const uploadRoutes = (deps: Needs): Route[] => [
  get('/imports/new', 'imports.use', async (req, res) => {
    await showUpload(req, res, {});
    void prepareUpload();
  }),
  post('/imports', 'imports.use', create(deps), {
    upload: true,
    expecting: () => {
      deps.jobs.nudge();
      // while the file comes in and is checked
      void prepareView('imports/show', 'import');
    },
    tooLarge: (req, res) => showUpload(req, res, bodyOf(req), TOO_LARGE, 413),
    resume: (req, res) => showUpload(req, res, bodyOf(req)),
  }),
  post('/imports/:id/corrections', 'imports.use', correct(deps), {
    upload: true,
    expecting: () => deps.jobs.nudge(),
    tooLarge: (req, res) => showBatch(req, res, {}, TOO_LARGE, 413),
    resume: showAsTyped,
  }),
];

const TOO_LARGE: Problems = {
  file: { code: 'file_too_large', params: { limit: LIMITS.fileBytes / MEBIBYTE } },
};
const NO_FILE: Problems = { file: { code: 'import_file_required' } };

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

const create =
  (deps: Needs): Handler =>
  async (req, res) => {
    const body = bodyOf(req);
    const { file } = req;
    if (!file) return showUpload(req, res, body, NO_FILE, 422);
    await orShowAgain(
      async () => {
        const { batchId, jobId } = await openImport(req.context, deps.files, await fileOf(req, body, file));
        const { failure } = await settle(deps.jobs, jobId);
        const continued = continuedBatch(failure?.problems);
        if (continued !== null) return carryOn(deps, req, res, continued, file);
        if (failure?.problems) throw new Invalid(failure.problems);
        res.redirect(303, paths.import(batchId));
      },
      (problems, status) => showUpload(req, res, body, problems, status),
    );
  };

type Sent = NonNullable<Request['file']>;

async function fileOf(
  { context: { db, now } }: Request,
  body: Body,
  { buffer: bytes, originalname: fileName }: Sent,
): Promise<FileToImport> {
  const campaign = campaignOf(await listCampaigns(db), textField(body, 'campaign'), now);
  if (!campaign) throw new NotFound();
  return {
    slug: campaign.slug,
    bytes,
    fileName,
    decisions: { unit: textField(body, 'organisation') || undefined },
    request: await requestOfUpload(body, { buffer: bytes }),
  };
}

/** The batch whose bad rows the file holds, where it is a fix-it workbook that came in by the wrong door. */
function continuedBatch(problems: Problems | undefined): number | null {
  const { code, params } = problems?.['file'] ?? {};
  return code === 'import_is_correction' ? Number(params?.['batch']) : null;
}

async function carryOn({ files, jobs }: Needs, req: Request, res: Response, batchId: number, file: Sent) {
  const correction = { bytes: file.buffer, fileName: file.originalname };
  try {
    const { jobId } = await correctImport(req.context, files, batchId, correction);
    await settle(jobs, jobId);
  } catch (error) {
    // sent twice, it was taken the first time
    if (!(error instanceof Conflict) || error.code !== 'import_same_file') throw error;
  }
  res.redirect(303, paths.import(batchId, { notice: 'import-continued' }));
}

const correct =
  ({ files, jobs }: Needs): Handler =>
  async (req, res) => {
    const { file } = req;
    if (!file) return showBatch(req, res, {}, NO_FILE, 422);
    await orShowAgain(
      async () => {
        const { batchId, jobId } = await correctImport(req.context, files, idParam(req, 'id'), {
          bytes: file.buffer,
          fileName: file.originalname,
          request: await requestOfUpload(bodyOf(req), file),
        });
        const { failure } = await settle(jobs, jobId);
        if (failure?.problems) throw new Invalid(failure.problems);
        res.redirect(303, paths.import(batchId, { notice: 'import-read-again' }));
      },
      (problems, status) => showBatch(req, res, {}, problems, status),
    );
  };
