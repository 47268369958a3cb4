import { setImmediate as breathe } from 'node:timers/promises';
import { chunksOf } from '../database/portable.ts';
import type { Db } from '../database/schema.ts';
import { applyDeltas } from './tally.store.ts';
import { type Counted, deltasBetween } from './tally.ts';

const CHUNK = 500;

/** The items of an import that nobody has touched since it was applied, outside the phases left out; their ids only. */
export async function listUntouched(
  db: Db,
  batchId: number,
  exceptPhases: readonly number[],
): Promise<number[]> {
  let query = db
    .selectFrom('initiative')
    .select('id')
    .where('import_batch_id', '=', batchId)
    .where('status', '=', 'submitted')
    .where('version', '=', 1);
  if (exceptPhases.length > 0) query = query.where('phase_id', 'not in', exceptPhases);
  return (await query.orderBy('id').execute()).map(({ id }) => id);
}

/** Takes back items that still are as they were imported, with history and counters; answers how many. */
export async function withdrawUntouched(
  db: Db,
  ids: readonly number[],
  { at, accountId, note }: { at: string; accountId: number | null; note: string },
): Promise<number> {
  const moved: Counted[] = [];
  for (const chunk of chunksOf(ids, CHUNK)) {
    if (moved.length > 0) await breathe();
    const rows = await db
      .updateTable('initiative')
      .set({ status: 'withdrawn', version: 2 })
      .where('id', 'in', chunk)
      .where('status', '=', 'submitted')
      .where('version', '=', 1)
      .returning(['id', 'campaign_id', 'phase_id', 'organisation_id', 'category_id', 'status'])
      .returning(['submitted_on', 'verified_on', 'benefit_vnd', 'benefit_basis'])
      .execute();
    const changes = rows.map(({ id }) => ({
      initiative_id: id,
      from_status: 'submitted' as const,
      to_status: 'withdrawn' as const,
      at,
      account_id: accountId,
      note,
    }));
    if (changes.length > 0) await db.insertInto('status_change').values(changes).execute();
    moved.push(...rows);
  }
  const changes = moved.map((after) => ({ before: { ...after, status: 'submitted' as const }, after }));
  await applyDeltas(db, deltasBetween(changes));
  return moved.length;
}
