import type { Context } from '../../src/context.ts';
import { correctImport } from '../../src/imports/correct-import.ts';
import { decideImport } from '../../src/imports/decide-import.ts';
import type { Decisions } from '../../src/imports/decisions.ts';
import type { Mode } from '../../src/imports/import.ts';
import { importOutcome } from '../../src/imports/import-result.ts';
import { openImport } from '../../src/imports/open-import.ts';
import { startApplication, startReversal } from '../../src/imports/start-application.ts';
import { doHere } from '../../src/jobs/do-jobs-here.ts';
import type { World } from './world.ts';

type Worlds = Pick<World, 'host' | 'files'>;

/** Sends a file and has it checked; answers the batch. */
export async function checkFile(
  { host, files }: Worlds,
  context: Context,
  file: { slug: string; bytes: Uint8Array; fileName: string; decisions?: Decisions },
): Promise<number> {
  const { batchId, jobId } = await openImport(context, files, file);
  await doHere(host, jobId);
  return batchId;
}

export async function decideOn(
  { host }: Worlds,
  context: Context,
  batch: number,
  said: Decisions,
): Promise<void> {
  await doHere(host, await decideImport(context, batch, said));
}

/** Sends mended rows back to their batch. */
export async function sendBack(
  { host, files }: Worlds,
  context: Context,
  batch: number,
  file: { bytes: Uint8Array; fileName: string },
): Promise<void> {
  await doHere(host, (await correctImport(context, files, batch, file)).jobId);
}

export async function applyBatch(
  { host }: Worlds,
  context: Context,
  batch: number,
  mode: Mode,
): Promise<void> {
  const job = await startApplication(context, batch, mode);
  if (job !== null) await doHere(host, job);
}

/** Answers what it took back now: nothing the second time. */
export async function reverseBatch({ host }: Worlds, context: Context, batch: number) {
  const job = await startReversal(context, batch);
  if (job === null) return { reversed: 0, kept: 0, refused: 0 };
  await doHere(host, job);
  const { reversed, kept, refused } = await importOutcome(context, batch);
  return { reversed, kept, refused };
}
