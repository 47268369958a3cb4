import { recordEvent } from '../../audit/record-event.ts';
import type { Inside } from '../../database/atomically.ts';
import type { Problem } from '../../errors.ts';
import { insertJob } from '../../jobs/job.store.ts';
import type { Failure, Job } from '../../jobs/job.ts';
import { getBatch, updateBatch } from '../import.store.ts';
import type { ImportBatch } from '../import.ts';
import { type ImportFile, listFiles, setFileProblem } from '../import-file.store.ts';
import { hasRows } from '../import-row.store.ts';

/** Files that could be read, as far as is known, and have not gone in. */
export const pendingFiles = ({ applied_round }: ImportBatch, files: readonly ImportFile[]): ImportFile[] =>
  files.filter(({ round, problem }) => round > applied_round && problem === null);

/** A first file that cannot be taken ends the batch; a later one leaves it as it was. */
export async function giveUp(inside: Inside, job: Job, failure: Failure): Promise<void> {
  const { db } = inside;
  const batch = await getBatch(db, '/', job.subject_id);
  const pending = pendingFiles(batch, await listFiles(db, batch.id));
  const last = pending.at(-1);
  if (batch.status !== 'checking' || !last) return;
  if (failure.code === 'not_allowed' && (await hasRows(db, batch.id, last.round))) {
    // it was read before, and only whoever answered a question about it may do so no longer
    await updateBatch(db, batch.id, { status: 'checked' });
    return;
  }
  const { code, params = {} }: Problem = failure.problems?.['file'] ?? failure;
  await setFileProblem(db, { batchId: batch.id, round: last.round }, JSON.stringify({ code, params }));
  const isLeft = pending.length > 1;
  if (isLeft && mayHaveTouchedRows(job, failure)) await checkAgain(inside, job);
  else await updateBatch(db, batch.id, { status: isLeft ? 'checked' : withoutPending(batch) });
  recordEvent(inside, {
    action: 'import.refused',
    subjectType: 'import',
    subject: String(batch.id),
    organisationPath: batch.organisationPath,
    after: { file: last.file_name, hash: last.file_hash, reason: code },
  });
}

const withoutPending = ({ applied_round }: ImportBatch) => (applied_round > 0 ? 'applied' : 'refused');

/**
 * What is wrong with the file or with whoever sent it is found before any row is touched. Anything else may
 * have ended the work in their midst, and what the files before say has to be written down again.
 */
const mayHaveTouchedRows = ({ attempts }: Job, { code, problems }: Failure): boolean =>
  attempts > 1 || (!problems && code !== 'not_allowed');

async function checkAgain({ db, now }: Inside, { kind, subject_id, account_id }: Job): Promise<void> {
  await insertJob(db, { kind, subject_id, account_id, created_at: now.toISOString() });
}
