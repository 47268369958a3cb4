import { recordEvent } from '../audit/record-event.ts';
import { listPhases } from '../campaigns/campaign.store.ts';
import { isClosed } from '../campaigns/campaign.ts';
import { touchCampaign } from '../campaigns/touch-campaign.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { chunksOf } from '../database/portable.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { insertInitiatives } from '../initiatives/initiative.store.ts';
import { accountIdOf, fenceOf } from '../permissions.ts';
import { type BatchWithNames, getBatch, lockImportsOf, moveBatch, setResult } from './import.store.ts';
import { countsOf, isApplicable, type Mode } from './import.ts';
import { linkRows } from './import-row.store.ts';
import { existingFingerprints } from './item.store.ts';
import { type Item, prepareItems } from './prepare-items.ts';

/**
 * Lets the good rows of a checked batch in, all of them in one transaction or none. A batch goes in once:
 * whoever comes second (a double click, a colleague) changes nothing.
 */
export async function applyImport(context: Context, batchId: number, mode: Mode): Promise<void> {
  const fence = fenceOf(context.actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  const batch = await getBatch(context.db, fence, batchId);
  const { errors } = countsOf(batch);
  if (!isApplicable(batch)) return;
  if (mode === 'all-or-nothing' && errors > 0) throw new Conflict('import_has_errors', { errors });
  const items = await prepareItems(context, fence, batch);
  await atomically(context, (inside) => publish(inside, batch, items, mode));
}

async function publish(
  inside: Inside,
  batch: BatchWithNames,
  items: readonly Item[],
  mode: Mode,
): Promise<void> {
  const { db, actor, now } = inside;
  await lockImportsOf(db, batch.campaign_id);
  const claimed = await moveBatch(db, batch.id, 'checked', {
    status: 'applied',
    applied_at: now.toISOString(),
    applied_by: accountIdOf(actor),
  });
  if (!claimed) return;
  await refuseClosedPhases(inside, batch.campaign_id, items);
  const fresh = await notThereYet(inside, batch.campaign_id, items);
  const result = { mode, applied: fresh.length, meanwhile: items.length - fresh.length };
  await setResult(db, batch.id, result);
  await insertInitiatives(db, fresh, () => linkRows(db, batch.id));
  if (fresh.length > 0)
    touchCampaign(inside, batch.campaign_id, {
      phases: [...new Set(fresh.map(({ row }) => row.phase_id ?? null))],
    });
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
      checked,
      identical,
      duplicates,
      errors,
    },
  });
}

/** A phase may have been closed between the check and now. */
async function refuseClosedPhases({ db }: Inside, campaignId: number, items: readonly Item[]): Promise<void> {
  const used = new Set(items.map(({ row }) => row.phase_id));
  const closed = (await listPhases(db, campaignId)).find((phase) => isClosed(phase) && used.has(phase.id));
  if (closed) throw new Conflict('phase_closed', { number: closed.number });
}

/** Read in the transaction, so that nothing enters twice, whatever happened since the check. */
async function notThereYet({ db }: Inside, campaignId: number, items: readonly Item[]): Promise<Item[]> {
  const fresh: Item[] = [];
  for (const chunk of chunksOf(items, 500)) {
    const there = await existingFingerprints(
      db,
      campaignId,
      chunk.map(({ row }) => row.fingerprint),
    );
    fresh.push(...chunk.filter(({ row }) => !there.has(row.fingerprint)));
  }
  return fresh;
}
