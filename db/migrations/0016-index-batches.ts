import { sql } from 'kysely';
import type { Schema } from './portable.ts';

/**
 * The page of a batch asks what is to be said of its rows, and how many of its items still are as they came:
 * with 100.000 rows each took long enough for everybody else to wait.
 */
export async function up(db: Schema): Promise<void> {
  await db.schema
    .createIndex('import_row_told')
    .on('import_row')
    .columns(['batch_id', 'id'])
    .where(sql.ref('findings'), '<>', sql.lit('[]'))
    .execute();
  await db.schema
    .createIndex('initiative_states_of_batch')
    .on('initiative')
    .columns(['import_batch_id', 'phase_id', 'status', 'version'])
    .where(sql.ref('import_batch_id'), 'is not', null)
    .execute();
}
