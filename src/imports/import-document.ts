import type { Context } from '../context.ts';
import type { Problem } from '../errors.ts';
import { findJobOf } from '../jobs/job.store.ts';
import { failureOf, isLive, type Job, progressOf } from '../jobs/job.ts';
import { fenceOf } from '../permissions.ts';
import { problemText } from '../text/text.ts';
import { type BatchWithNames, getBatch, listBatches } from './import.store.ts';
import { countsOf, findingMessage, findingsOf, mappingOf, outcomesOf } from './import.ts';
import { type ImportFile, listFiles } from './import-file.store.ts';
import { IMPORT_JOB_KINDS } from './import-job.ts';
import { listRowsWithFindings } from './import-row.store.ts';
import { questionsOf } from './question.ts';

/** Everything about a batch for programs; its findings are read apart, page by page. */
export async function importDocument({ db, actor }: Context, batchId: number) {
  const batch = await getBatch(db, fenceOf(actor, 'imports.use'), batchId);
  const job = await findJobOf(db, batchId, IMPORT_JOB_KINDS);
  const files = await listFiles(db, batchId);
  const { sheets, leftOut, units } = mappingOf(batch);
  const refused = files[0]?.problem ?? null;
  return {
    ...summaryOf(batch),
    organisation: batch.organisationName,
    job: job ? jobOf(job) : null,
    problem: batch.status === 'refused' && refused !== null ? told(JSON.parse(refused)) : null,
    files: files.map(fileOf),
    questions: questionsOf(batch),
    sheets,
    leftOut: leftOut.map(({ name, why }) => ({ name, why })),
    units: units?.names ?? [],
  };
}

/** Batches of the actor's branch, the newest first, from below `before`. */
export async function listImports(
  { db, actor }: Context,
  { before, limit }: { before: number | undefined; limit: number },
) {
  const fence = fenceOf(actor, 'imports.use') ?? '';
  return (await listBatches(db, fence, { before, limit })).map(summaryOf);
}

function summaryOf(batch: BatchWithNames) {
  const { findings, ...counts } = countsOf(batch);
  const { applied = 0, reversed = 0, kept = 0, refused = 0 } = outcomesOf(batch);
  return {
    id: batch.id,
    status: batch.status,
    campaign: batch.slug,
    file: batch.file_name,
    checkedAt: batch.checked_at,
    appliedAt: batch.applied_at,
    reversedAt: batch.reversed_at,
    counts,
    groups: findings,
    ...{ applied, reversed, kept, refused },
  };
}

function jobOf(job: Job) {
  const { stage = null, done = null, total = null } = progressOf(job);
  const failure = failureOf(job);
  const { kind, state } = job;
  return { kind, state, isLive: isLive(job), stage, done, total, problem: failure && told(failure) };
}

const fileOf = ({ round, file_name, file_hash, file_size, sent_at, problem }: ImportFile) => ({
  round,
  name: file_name,
  sha256: file_hash,
  size: file_size,
  sentAt: sent_at,
  problem: problem === null ? null : told(JSON.parse(problem)),
});

const told = (problem: Problem) => ({ code: problem.code, message: problemText(problem) });

/** What is to be said of the rows from above the row `after`, of so many rows. */
export async function listFindings(
  { db, actor }: Context,
  batchId: number,
  { after, limit }: { after: number; limit: number },
) {
  await getBatch(db, fenceOf(actor, 'imports.use'), batchId);
  const rows = await listRowsWithFindings(db, batchId, { after, limit });
  const items = rows.flatMap((row) =>
    findingsOf(row).map((finding) => ({
      sheet: row.sheet,
      row: row.row_number,
      outcome: row.outcome,
      column: finding.column,
      field: finding.field,
      severity: finding.severity,
      code: finding.code,
      message: findingMessage(finding),
    })),
  );
  return { items, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}
