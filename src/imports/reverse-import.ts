import { recordEvent } from '../audit/record-event.ts';
import { listPhases } from '../campaigns/campaign.store.ts';
import { isClosed } from '../campaigns/campaign.ts';
import { touchCampaign } from '../campaigns/touch-campaign.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import type { Db } from '../database/schema.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { withdrawUntouched } from '../initiatives/withdraw-imported.store.ts';
import type { JobHandler, JobRun } from '../jobs/job.ts';
import { accountIdOf, fenceOf } from '../permissions.ts';
import { t } from '../text/text.ts';
import { countItemsByState } from './application/item.store.ts';
import { type BatchWithNames, getBatch, moveBatch, setResult } from './import.store.ts';
import { isReversible, outcomesOf } from './import.ts';

/** What taking a batch back would do, or has done, to its items. */
export interface Reversal {
  /** Untouched since: withdrawn. */
  readonly reversed: number;
  /** Verified, edited, returned … since: somebody's work, which stays. */
  readonly kept: number;
  /** Of a closed phase, whose figures stand. */
  readonly refused: number;
}

/** Takes back what a batch brought in: its untouched items are withdrawn, in one transaction. */
export const reversingJob: JobHandler = { run: reverse };

async function reverse(context: Context, run: JobRun): Promise<void> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  const batch = await getBatch(context.db, fence, run.job.subject_id);
  if (batch.status === 'checking') throw new Conflict('import_rechecked');
  // a job that was begun again after a crash finds its work done
  if (!isReversible(batch)) return;
  await run.report({ stage: 'reversing' });
  await atomically(context, async (inside) => {
    await run.hold(inside);
    await takeBack(inside, batch);
  });
}

async function takeBack(inside: Inside, batch: BatchWithNames): Promise<void> {
  const { db, actor, now } = inside;
  const at = now.toISOString();
  const by = { reversed_at: at, reversed_by: accountIdOf(actor) };
  if (!(await moveBatch(db, batch.id, batch.status, { status: 'reversed', ...by }))) return;
  const closed = await closedPhases(db, batch.campaign_id);
  const foreseen = await foreseeReversal(db, batch);
  const note = t('import.reversalNote', { batch: batch.id });
  const reversed = await withdrawUntouched(db, batch.id, closed, {
    at,
    accountId: accountIdOf(actor),
    note,
  });
  const result: Reversal = { ...foreseen, reversed, kept: foreseen.kept + foreseen.reversed - reversed };
  await setResult(db, batch.id, { ...outcomesOf(batch), ...result });
  if (reversed > 0) touchCampaign(inside, batch.campaign_id);
  recordEvent(inside, {
    action: 'import.reversed',
    subjectType: 'import',
    subject: String(batch.id),
    organisationPath: batch.organisationPath,
    after: { file: batch.file_name, ...result },
  });
}

/** Counted in groups, without touching a row. */
export async function foreseeReversal(
  db: Db,
  { id, campaign_id }: { id: number; campaign_id: number },
): Promise<Reversal> {
  const closed = await closedPhases(db, campaign_id);
  const sums = { reversed: 0, kept: 0, refused: 0 };
  for (const { phase_id, status, version, count } of await countItemsByState(db, id)) {
    const untouched = status === 'submitted' && version === 1;
    const bucket = !untouched
      ? 'kept'
      : phase_id !== null && closed.includes(phase_id)
        ? 'refused'
        : 'reversed';
    sums[bucket] += count;
  }
  return sums;
}

const closedPhases = async (db: Db, campaignId: number): Promise<number[]> =>
  (await listPhases(db, campaignId)).filter(isClosed).map(({ id }) => id);
