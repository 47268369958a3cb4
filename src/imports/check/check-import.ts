import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import { Invalid, NotAllowed } from '../../errors.ts';
import type { FileStore } from '../../files/file-store.ts';
import type { JobHandler, JobRun } from '../../jobs/job.ts';
import { fenceOf } from '../../permissions.ts';
import { readWorkbook } from '../../workbook/read-workbook.ts';
import { UnreadableFile } from '../../workbook/unreadable-file.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import { decisionsOf } from '../decisions.ts';
import { type BatchWithNames, findBatch, getBatch, moveBatch } from '../import.store.ts';
import type { ImportBatch } from '../import.ts';
import { type ImportFile, listFiles } from '../import-file.store.ts';
import { removePendingRows } from '../import-row.store.ts';
import { readStamp } from '../template/stamp.ts';
import { listColumnChoices, setColumnChoices } from './column-choice.store.ts';
import { giveUp, pendingFiles } from './give-up.ts';
import { loadRules } from './load-rules.ts';
import { readBooks } from './read-books.ts';
import { type CheckedBatch, readRounds } from './read-rounds.ts';
import type { Stager } from './stage-rows.ts';

/** Reads a batch's files that have not gone in yet and checks every row; nothing of it counts. */
export const checkingJob = (files: FileStore, stager: Stager): JobHandler => ({
  run: (context, run) => check(context, files, stager, run),
  failed: giveUp,
});

async function check(context: Context, files: FileStore, stager: Stager, run: JobRun): Promise<void> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  const batch = await getBatch(context.db, fence, run.job.subject_id);
  if (batch.status !== 'checking') return;
  const decisions = decisionsOf(batch);
  const pending = pendingFiles(batch, await listFiles(context.db, batch.id));
  await run.report({ stage: 'reading' });
  // the newest first: where it cannot be read, what was checked before stays as it is
  const books = new Map<number, Workbook>();
  for (const file of pending.toReversed())
    books.set(file.round, await readable(await files.read(file.stored_name), file, decisions.encoding));
  await refuseCorrections(context, fence, batch, books.get(1));
  const remembered = await listColumnChoices(context.db, batch.organisation_id);
  const read = await readBooks(batch.id, books, decisions, remembered);
  await atomically(context, async (inside) => {
    await run.hold(inside);
    await removePendingRows(inside.db, batch.id, batch.applied_round);
  });
  const rules = await loadRules(context, fence, batch, decisions);
  const checked = await readRounds(context, run, { batch, decisions, books: read, stager, ...rules });
  await atomically(context, async (inside) => {
    await run.hold(inside);
    await conclude(inside, batch, checked);
  });
}

async function readable(
  bytes: Uint8Array,
  { file_name }: ImportFile,
  encoding: 'tcvn3' | 'as-is' | undefined,
): Promise<Workbook> {
  try {
    return await readWorkbook(bytes, file_name, encoding === 'tcvn3' ? { convert: 'tcvn3' } : {});
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new Invalid({ file: { code: error.code, params: error.params } });
  }
}

/** @throws Invalid on `file` for a first file that holds the bad rows of another batch, which is to go on */
async function refuseCorrections(
  { db }: Context,
  fence: string,
  { slug }: BatchWithNames,
  book: Workbook | undefined,
): Promise<void> {
  const stamp = book && readStamp(book);
  if (!stamp || stamp.batch === null || stamp.campaign !== slug) return;
  const other = await findBatch(db, fence, stamp.batch);
  if (other?.slug === slug && isOpen(other))
    throw new Invalid({ file: { code: 'import_is_correction', params: { batch: other.id } } });
}

const isOpen = ({ status }: ImportBatch): boolean => status !== 'reversed' && status !== 'refused';

async function conclude(inside: Inside, batch: BatchWithNames, checked: CheckedBatch): Promise<void> {
  const { counts, mapping, questions } = checked;
  await moveBatch(inside.db, batch.id, 'checking', {
    status: 'checked',
    checked_at: inside.now.toISOString(),
    counts: JSON.stringify(counts),
    mapping: JSON.stringify(mapping),
    questions: JSON.stringify(questions),
  });
  if (batch.organisation_id !== null)
    await setColumnChoices(inside.db, batch.organisation_id, checked.toRemember);
  const { findings, ...told } = counts;
  recordEvent(inside, {
    action: 'import.checked',
    subjectType: 'import',
    subject: String(batch.id),
    organisationPath: batch.organisationPath,
    after: { file: batch.file_name, hash: batch.file_hash, ...told },
  });
}
