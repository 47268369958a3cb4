import type { Db } from '../../database/schema.ts';
import type { ImportRow } from '../import.ts';

/** These rows of the batch, in the file's order. */
export async function listRowsById(db: Db, batchId: number, ids: readonly number[]): Promise<ImportRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('import_row')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
}
