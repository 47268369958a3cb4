import { setImmediate as breathe } from 'node:timers/promises';
import type { Insertable } from 'kysely';
import { chunksOf } from '../database/portable.ts';
import type { Db, ImportRowTable } from '../database/schema.ts';
import type { ImportRow } from './import.ts';

export async function insertRows(db: Db, rows: readonly Insertable<ImportRowTable>[]): Promise<void> {
  for (const chunk of chunksOf(rows, 500)) await db.insertInto('import_row').values(chunk).execute();
}

/** Rows that would go in, in the file's order, from above `after`. */
export function listNewRows(
  db: Db,
  batchId: number,
  { after, limit }: { after: number; limit: number },
): Promise<Pick<ImportRow, 'id' | 'value' | 'fingerprint'>[]> {
  return db
    .selectFrom('import_row')
    .select(['id', 'value', 'fingerprint'])
    .where('batch_id', '=', batchId)
    .where('outcome', '=', 'new')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Rows of which something is to be said, in the file's order. */
export function listRowsWithFindings(
  db: Db,
  batchId: number,
  { after, limit }: { after: number; limit: number },
): Promise<ImportRow[]> {
  return db
    .selectFrom('import_row')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('findings', '<>', '[]')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

const LINKED_AT_ONCE = 1000;

/** Ties the staged rows to the items that were made of them, in steps that are short on SQLite. */
export async function linkRows(db: Db, batchId: number): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = await listNewRows(db, batchId, { after, limit: LINKED_AT_ONCE });
    const last = rows.at(-1);
    if (!last) return;
    await linkRange(db, batchId, after, last.id);
    after = last.id;
    await breathe();
  }
}

async function linkRange(db: Db, batchId: number, above: number, to: number): Promise<void> {
  await db
    .updateTable('import_row')
    .set((eb) => ({
      initiative_id: eb
        .selectFrom('initiative')
        .select('initiative.id')
        .whereRef('initiative.fingerprint', '=', 'import_row.fingerprint')
        // wrapped, so that SQLite looks the fingerprint up instead of walking through the whole batch
        .where((sub) => sub(sub.fn.coalesce('initiative.import_batch_id', sub.lit(0)), '=', batchId)),
    }))
    .where('batch_id', '=', batchId)
    .where('outcome', '=', 'new')
    .where('id', '>', above)
    .where('id', '<=', to)
    .execute();
}
