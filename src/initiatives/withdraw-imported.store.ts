import { BulkInsert } from '../database/bulk-insert.ts';
import type { Db } from '../database/schema.ts';
import { applyDeltas } from './tally.store.ts';
import { deltasBetween } from './tally.ts';

const CHANGE = ['initiative_id', 'from_status', 'to_status', 'at', 'account_id', 'note'] as const;

/**
 * Takes back the items of an import that still are as they came, outside the phases left out, with
 * history and counters, in a handful of statements however many they are; answers how many.
 */
export async function withdrawUntouched(
  db: Db,
  batchId: number,
  exceptPhases: readonly number[],
  { at, accountId, note }: { at: string; accountId: number | null; note: string },
): Promise<number> {
  let update = db
    .updateTable('initiative')
    .set({ status: 'withdrawn', version: 2 })
    .where('import_batch_id', '=', batchId)
    .where('status', '=', 'submitted')
    .where('version', '=', 1);
  if (exceptPhases.length > 0) update = update.where('phase_id', 'not in', exceptPhases);
  const withdrawn = await update
    .returning(['id', 'campaign_id', 'phase_id', 'organisation_id', 'category_id', 'status'])
    .returning(['submitted_on', 'verified_on', 'benefit_vnd', 'benefit_basis'])
    .execute();
  const changes = new BulkInsert(db, 'status_change', CHANGE);
  for (const { id } of withdrawn)
    await changes.add({
      initiative_id: id,
      from_status: 'submitted',
      to_status: 'withdrawn',
      at,
      account_id: accountId,
      note,
    });
  await changes.flush();
  const moved = withdrawn.map((after) => ({ before: { ...after, status: 'submitted' as const }, after }));
  await applyDeltas(db, deltasBetween(moved));
  return withdrawn.length;
}
