import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import type { FileStore } from '../files/file-store.ts';
import { accountIdOf, fenceOf } from '../permissions.ts';
import { once, type RequestKey } from '../requests/once.ts';
import { type BatchWithNames, getBatch, getBatchToChange, updateBatch } from './import.store.ts';
import { insertFile, listFiles } from './import-file.store.ts';
import { queueCheck } from './import-job.ts';
import { keepFile } from './keep-file.ts';
import { type Described, describe, type Opened, refuseSize } from './open-import.ts';

export interface Correction {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly request?: RequestKey | null;
}

/** Takes bad rows back, mended: they continue the same batch, before or after its good rows went in. */
export async function correctImport(
  context: Context,
  files: FileStore,
  batchId: number,
  { bytes, fileName, request = null }: Correction,
): Promise<Opened> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  refuseSize(bytes);
  await getBatch(context.db, fence, batchId);
  const described = await describe(bytes, fileName);
  return keepFile(files, bytes, (stored_name) => {
    const file = { ...described, stored_name };
    return atomically(context, (inside) =>
      once(inside, request, async () =>
        addRound(inside, await getBatchToChange(inside.db, fence, batchId), file),
      ),
    );
  });
}

/** So many files of corrections may wait for their batch to be applied: all of them are read together. */
const MOST_WAITING = 5;

async function addRound(
  inside: Inside,
  { id, status, applied_round }: BatchWithNames,
  file: Described & { stored_name: string },
): Promise<Opened & { stored: string }> {
  const { db, actor, now } = inside;
  if (status === 'checking') throw new Conflict('import_busy');
  if (status !== 'checked' && status !== 'applied') throw new Conflict('import_not_open');
  const jobId = await queueCheck(inside, id);
  const rounds = await listFiles(db, id);
  const same = rounds.find(({ file_hash, problem }) => file_hash === file.file_hash && problem === null);
  if (same) throw new Conflict('import_same_file', { round: same.round });
  const waiting = rounds.filter(
    ({ round, problem }) => round > Math.max(1, applied_round) && problem === null,
  );
  if (waiting.length >= MOST_WAITING) throw new Conflict('import_apply_first', { limit: MOST_WAITING });
  await insertFile(db, {
    batch_id: id,
    round: (rounds.at(-1)?.round ?? 0) + 1,
    ...file,
    sent_at: now.toISOString(),
    account_id: accountIdOf(actor),
    problem: null,
  });
  await updateBatch(db, id, { status: 'checking' });
  return { batchId: id, jobId, stored: file.stored_name };
}
