import { setImmediate as breathe } from 'node:timers/promises';
import { recordEvent } from '../../audit/record-event.ts';
import { listPhases } from '../../campaigns/campaign.store.ts';
import { isClosed } from '../../campaigns/campaign.ts';
import { touchCampaign } from '../../campaigns/touch-campaign.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import { chunksOf } from '../../database/portable.ts';
import { Conflict, NotAllowed } from '../../errors.ts';
import { type ImportedItem, insertImported } from '../../initiatives/imported.store.ts';
import type { JobHandler, JobRun } from '../../jobs/job.ts';
import { accountIdOf, fenceOf } from '../../permissions.ts';
import { type BatchWithNames, getBatch, lockImportsOf, moveBatch, setResult } from '../import.store.ts';
import { countsOf, isApplicable, outcomesOf } from '../import.ts';
import { listFiles } from '../import-file.store.ts';
import { modeOfJob } from '../import-job.ts';
import { existingFingerprints } from './item.store.ts';
import { prepareItems } from './prepare-items.ts';

/** Lets the good rows of a checked batch in, all of them in one transaction or none. */
export const applyingJob: JobHandler = { run: apply };

async function apply(context: Context, run: JobRun): Promise<void> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  const batch = await getBatch(context.db, fence, run.job.subject_id);
  // a job that was begun again after a crash finds its work done
  if (!isApplicable(batch)) return;
  const { new: total } = countsOf(batch);
  await run.report({ stage: 'preparing', done: 0, total });
  const items = await prepareItems(context, fence, batch, (done) =>
    run.report({ stage: 'preparing', done, total }),
  );
  await run.report({ stage: 'applying', done: total, total });
  await atomically(context, async (inside) => {
    await run.hold(inside);
    await publish(inside, batch, items, modeOfJob(run.job));
  });
}

async function publish(
  inside: Inside,
  batch: BatchWithNames,
  items: readonly ImportedItem[],
  mode: string,
): Promise<void> {
  const { db, actor, now } = inside;
  await lockImportsOf(db, batch.campaign_id);
  const round = (await listFiles(db, batch.id)).filter(({ problem }) => problem === null).at(-1)?.round ?? 1;
  const claimed = await moveBatch(db, batch.id, 'checked', {
    status: 'applied',
    applied_round: round,
    applied_at: now.toISOString(),
    applied_by: accountIdOf(actor),
  });
  if (!claimed) return;
  await refuseClosedPhases(inside, batch.campaign_id, items);
  const fresh = await notThereYet(inside, batch.campaign_id, items);
  const before = outcomesOf(batch);
  const meanwhile = items.length - fresh.length;
  const result = {
    ...before,
    mode,
    applied: (before.applied ?? 0) + fresh.length,
    meanwhile: (before.meanwhile ?? 0) + meanwhile,
  };
  await setResult(db, batch.id, result);
  await insertImported(db, fresh);
  if (fresh.length > 0) touch(inside, batch.campaign_id, fresh);
  tell(inside, batch, { ...result, round, fresh: fresh.length });
}

function touch(inside: Inside, campaignId: number, items: readonly ImportedItem[]): void {
  touchCampaign(inside, campaignId, {
    units: [...new Set(items.map(({ row }) => row.organisation_id))],
    phases: [...new Set(items.map(({ row }) => row.phase_id ?? null))],
  });
}

function tell(inside: Inside, batch: BatchWithNames, result: object): void {
  const { new: checked, identical, duplicates, errors } = countsOf(batch);
  recordEvent(inside, {
    action: 'import.applied',
    subjectType: 'import',
    subject: String(batch.id),
    organisationPath: batch.organisationPath,
    after: {
      file: batch.file_name,
      hash: batch.file_hash,
      ...result,
      ...{ checked, identical, duplicates, errors },
    },
  });
}

/** A phase may have been closed between the check and now. */
async function refuseClosedPhases(
  { db }: Inside,
  campaignId: number,
  items: readonly ImportedItem[],
): Promise<void> {
  const used = new Set(items.map(({ row }) => row.phase_id));
  const closed = (await listPhases(db, campaignId)).find((phase) => isClosed(phase) && used.has(phase.id));
  if (closed) throw new Conflict('phase_closed', { number: closed.number });
}

/** Read in the transaction, so that nothing enters twice, whatever happened since the check. */
async function notThereYet(
  { db }: Inside,
  campaignId: number,
  items: readonly ImportedItem[],
): Promise<ImportedItem[]> {
  const fresh: ImportedItem[] = [];
  for (const chunk of chunksOf(items, 500)) {
    const there = await existingFingerprints(
      db,
      campaignId,
      chunk.map(({ row }) => row.fingerprint),
    );
    fresh.push(...chunk.filter(({ row }) => !there.has(row.fingerprint)));
    await breathe();
  }
  return fresh;
}
