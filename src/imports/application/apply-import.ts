import { setImmediate as breathe } from 'node:timers/promises';
import { recordEvent } from '../../audit/record-event.ts';
import { dayInHanoi } from '../../calendar.ts';
import { touchCampaign } from '../../campaigns/touch-campaign.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import { Conflict, NotAllowed } from '../../errors.ts';
import { insertStaged, type Span, type StagedItems, sumStaged } from '../../initiatives/imported.store.ts';
import { ImportedSums } from '../../initiatives/imported-sums.ts';
import type { JobHandler, JobRun } from '../../jobs/job.ts';
import { accountIdOf, fenceOf } from '../../permissions.ts';
import { type BatchWithNames, getBatch, lockImportsOf, moveBatch, setResult } from '../import.store.ts';
import { countsOf, isApplicable, outcomesOf } from '../import.ts';
import { listFiles } from '../import-file.store.ts';
import { modeOfJob } from '../import-job.ts';
import { refuseOutdated } from './refuse-outdated.ts';
import { markMeanwhile, stagedSpan } from './staged.store.ts';

/** Lets the good rows of a checked batch in, all of them in one transaction or none. */
export const applyingJob: JobHandler = { run: apply };

async function apply(context: Context, run: JobRun): Promise<void> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  const batch = await getBatch(context.db, fence, run.job.subject_id);
  // an upgrade has batches checked anew although somebody asked for them to go in before it
  if (batch.status === 'checking') throw new Conflict('import_rechecked');
  // a job that was begun again after a crash finds its work done
  if (!isApplicable(batch)) return;
  const { new: total } = countsOf(batch);
  await run.report({ stage: 'applying', done: total, total });
  await atomically(context, async (inside) => {
    await run.hold(inside);
    await publish(inside, fence, batch, modeOfJob(run.job));
  });
}

async function publish(inside: Inside, fence: string, batch: BatchWithNames, mode: string): Promise<void> {
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
  const staged = { batchId: batch.id, appliedRound: batch.applied_round };
  const spans = spansOf(await stagedSpan(db, staged));
  const { meanwhile, sums } = await leaveOut(inside, batch, staged, spans);
  if (sums.count + meanwhile !== countsOf(batch).new) throw new Conflict('import_incomplete');
  await refuseOutdated(inside, fence, batch, sums);
  const { applied, units, phases } = await insertStaged(
    db,
    staged,
    { spans, sums },
    {
      campaign_id: batch.campaign_id,
      entered_by: accountIdOf(actor),
      entered_at: now.toISOString(),
      entered_on: dayInHanoi(now),
    },
  );
  if (applied > 0) touchCampaign(inside, batch.campaign_id, { units, phases });
  const before = outcomesOf(batch);
  const result = {
    ...before,
    mode,
    applied: (before.applied ?? 0) + applied,
    meanwhile: (before.meanwhile ?? 0) + meanwhile,
  };
  await setResult(db, batch.id, result);
  tell(inside, batch, { ...result, round, fresh: applied });
}

/**
 * Read in the transaction, so that nothing enters twice, whatever happened since the check; answers how many
 * rows went in by other ways, and what the others come to.
 */
async function leaveOut(
  { db }: Inside,
  { campaign_id }: BatchWithNames,
  staged: StagedItems,
  spans: readonly Span[],
): Promise<{ meanwhile: number; sums: ImportedSums }> {
  let meanwhile = 0;
  const sums = new ImportedSums(campaign_id);
  for (const span of spans) {
    meanwhile += await markMeanwhile(db, campaign_id, staged, span);
    await sumStaged(db, staged, span, sums);
    await breathe();
  }
  return { meanwhile, sums };
}

const ROWS_AT_ONCE = 5_000;

function spansOf({ from, below }: Span): Span[] {
  const spans: Span[] = [];
  for (let at = from; at < below; at += ROWS_AT_ONCE)
    spans.push({ from: at, below: Math.min(at + ROWS_AT_ONCE, below) });
  return spans;
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
