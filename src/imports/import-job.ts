import type { Inside } from '../database/atomically.ts';
import { Conflict } from '../errors.ts';
import { countUnfinishedOf, findJobOf, insertJob } from '../jobs/job.store.ts';
import { isLive, type Job } from '../jobs/job.ts';
import { accountIdOf } from '../permissions.ts';
import { lockBatch } from './import.store.ts';
import type { Mode } from './import.ts';

/** The long parts of an import, each a job on its batch. */
export const IMPORT_JOBS = {
  check: 'import.check',
  apply: 'import.apply',
  reverse: 'import.reverse',
} as const;
export const IMPORT_JOB_KINDS = Object.values(IMPORT_JOBS);

export const queueCheck = (inside: Inside, batchId: number): Promise<number> =>
  queue(inside, batchId, IMPORT_JOBS.check, {});

export const queueApplication = (inside: Inside, batchId: number, mode: Mode): Promise<number> =>
  queue(inside, batchId, IMPORT_JOBS.apply, { mode });

export const queueReversal = (inside: Inside, batchId: number): Promise<number> =>
  queue(inside, batchId, IMPORT_JOBS.reverse, {});

export const modeOfJob = ({ payload }: Pick<Job, 'payload'>): Mode =>
  (JSON.parse(payload) as { mode?: Mode }).mode ?? 'good-rows';

/** So many files of one account may wait at once: others wait in the same queue. */
export const MOST_UNFINISHED = 10;

/**
 * One job on a batch at a time; asking for the same again answers the one that is under way. Never for a
 * check: it may have looked at what is said of the file already.
 */
async function queue(inside: Inside, batchId: number, kind: string, payload: object): Promise<number> {
  const { db, actor, now } = inside;
  await lockBatch(db, batchId);
  const before = await findJobOf(db, batchId, IMPORT_JOB_KINDS);
  if (before && isLive(before)) {
    if (before.kind === kind && kind !== IMPORT_JOBS.check) return before.id;
    throw new Conflict('import_busy');
  }
  const account_id = accountIdOf(actor);
  if (account_id !== null && (await countUnfinishedOf(db, account_id, IMPORT_JOB_KINDS)) >= MOST_UNFINISHED)
    throw new Conflict('import_too_many', { limit: MOST_UNFINISHED });
  return insertJob(db, { kind, subject_id: batchId, account_id, payload, created_at: now.toISOString() });
}
