import { recordEvent } from '../audit/record-event.ts';
import { listPhases } from '../campaigns/campaign.store.ts';
import { isClosed } from '../campaigns/campaign.ts';
import { touchCampaign } from '../campaigns/touch-campaign.ts';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import type { Db } from '../database/schema.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { listUntouched, withdrawUntouched } from '../initiatives/imported.store.ts';
import { accountIdOf, fenceOf } from '../permissions.ts';
import { t } from '../text/text.ts';
import { getBatch, moveBatch, setResult } from './import.store.ts';
import { outcomesOf } from './import.ts';
import { countItemsByState } from './item.store.ts';

/** What taking a batch back would do, or has done, to its items. */
export interface Reversal {
  /** Untouched since: withdrawn. */
  readonly reversed: number;
  /** Verified, edited, returned … since: somebody's work, which stays. */
  readonly kept: number;
  /** Of a closed phase, whose figures stand. */
  readonly refused: number;
}

/**
 * Takes back what a batch brought in: its untouched items are withdrawn, in one transaction. A second
 * time changes nothing.
 */
export async function reverseImport(context: Context, batchId: number): Promise<Reversal> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  const batch = await getBatch(context.db, fence, batchId);
  if (batch.status === 'checked') throw new Conflict('import_not_applied');
  return atomically(context, async (inside) => {
    const { db, actor, now } = inside;
    const at = now.toISOString();
    const claimed = await moveBatch(db, batchId, 'applied', {
      status: 'reversed',
      reversed_at: at,
      reversed_by: accountIdOf(actor),
    });
    if (!claimed) return { reversed: 0, kept: 0, refused: 0 };
    const closed = await closedPhases(db, batch.campaign_id);
    const foreseen = await foreseeReversal(db, batch);
    const ids = await listUntouched(db, batchId, closed);
    const note = t('import.reversalNote', { batch: batchId });
    const reversed = await withdrawUntouched(db, ids, { at, accountId: accountIdOf(actor), note });
    const result = { ...foreseen, reversed, kept: foreseen.kept + foreseen.reversed - reversed };
    await setResult(db, batchId, { ...outcomesOf(batch), ...result });
    if (reversed > 0) touchCampaign(inside, batch.campaign_id);
    recordEvent(inside, {
      action: 'import.reversed',
      subjectType: 'import',
      subject: String(batchId),
      organisationPath: batch.organisationPath,
      after: { file: batch.file_name, ...result },
    });
    return result;
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
