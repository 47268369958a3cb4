import type { Request, Response } from 'express';
import type { Problems } from '../../errors.ts';
import { type Body, bodyOf } from '../../http/forms.ts';
import { renderPage } from '../../http/render.ts';
import { get, idParam, idQuery, query, type Route } from '../../http/route.ts';
import { type Failure, failureOf, isLive, type Jobs } from '../../jobs/job.ts';
import { fenceOf } from '../../permissions.ts';
import { getBatch } from '../import.store.ts';
import { importPage } from './import.page.ts';
import { groupIn, loadImport } from './load-import.ts';

export const showRoutes = (): Route[] => [
  get('/imports/:id', 'imports.use', (req, res) => showBatch(req, res, {})),
];

export const fenceOfRequest = ({ context }: Request): string => fenceOf(context.actor, 'imports.use') ?? '';

/** The page of a batch, with its forms as they were typed where one of them was refused. */
export async function showBatch(
  req: Request,
  res: Response,
  body: Body,
  problems?: Problems,
  status = 200,
): Promise<void> {
  const { db } = req.context;
  const batch = await getBatch(db, fenceOfRequest(req), idParam(req, 'id'));
  const loaded = await loadImport(db, fenceOfRequest(req), batch, {
    after: idQuery(req, 'after') ?? 0,
    pairsAfter: idQuery(req, 'pairs') ?? 0,
    group: groupIn(batch, query(req, 'code'), query(req, 'field')),
  });
  const typed = problems ? { body, problems } : { body };
  renderPage(req, res, 'imports/show', importPage(batch, loaded, typed), status);
}

/** Whoever had to sign in in between finds the page as they left it: pressing the button stays a deliberate act. */
export const showAsTyped = (req: Request, res: Response): Promise<void> => showBatch(req, res, bodyOf(req));

/** Most work is done within this time; of longer work the page shows how far it is. */
const WAITED_MS = 8_000;

export interface Settled {
  readonly isDone: boolean;
  readonly failure: Failure | null;
}

/** Waits a moment for the job, so that most people see its end at once; null stands for nothing to do. */
export async function settle(jobs: Jobs, jobId: number | null): Promise<Settled> {
  if (jobId === null) return { isDone: true, failure: null };
  jobs.nudge();
  const job = await jobs.settled(jobId, WAITED_MS);
  const failure = failureOf(job);
  return { isDone: !isLive(job) && !failure, failure };
}
