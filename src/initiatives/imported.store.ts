import { BulkInsert, reserveIds } from '../database/bulk-insert.ts';
import type { Db } from '../database/schema.ts';
import type { NewAuthor } from './author.store.ts';
import { countedOf, type NewInitiative } from './initiative.store.ts';
import { ITEM_COLUMNS } from './item-columns.ts';
import { applyDeltas } from './tally.store.ts';
import { deltasBetween } from './tally.ts';

export interface ImportedItem {
  readonly row: NewInitiative;
  readonly authors: readonly NewAuthor[];
}

const ROW = [...ITEM_COLUMNS, 'other_effects', 'import_batch_id'] as const;
const AUTHOR = ['initiative_id', 'position', 'name', 'share_hundredths', 'department'] as const;
const CHANGE = ['initiative_id', 'from_status', 'to_status', 'at', 'account_id', 'note'] as const;

/** Inserts many items of an import with their authors and first history rows, and moves the counters once. */
export async function insertImported(db: Db, items: readonly ImportedItem[]): Promise<void> {
  const ids = await reserveIds(db, 'initiative', items.length);
  const rows = new BulkInsert(db, 'initiative', ROW);
  for (const [index, { row }] of items.entries()) await rows.add({ ...row, id: ids(index) });
  await rows.flush();
  const authors = new BulkInsert(db, 'author', AUTHOR);
  const changes = new BulkInsert(db, 'status_change', CHANGE);
  for (const [index, { row, authors: own }] of items.entries()) {
    const initiative_id = ids(index);
    for (const author of own) await authors.add({ ...author, initiative_id });
    const { status: to_status, entered_at: at, entered_by: account_id = null } = row;
    await changes.add({ initiative_id, from_status: null, to_status, at, account_id, note: '' });
  }
  await authors.flush();
  await changes.flush();
  await applyDeltas(db, deltasBetween(items.map(({ row }) => ({ before: null, after: countedOf(row) }))));
}

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
