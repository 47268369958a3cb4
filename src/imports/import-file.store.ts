import type { Insertable } from 'kysely';
import type { Db, ImportFileTable, Row } from '../database/schema.ts';

export type ImportFile = Row<'import_file'>;

export async function insertFile(db: Db, row: Insertable<ImportFileTable>): Promise<void> {
  await db.insertInto('import_file').values(row).execute();
}

/** The batch's files in the order of their rounds. */
export function listFiles(db: Db, batchId: number): Promise<ImportFile[]> {
  return db.selectFrom('import_file').selectAll().where('batch_id', '=', batchId).orderBy('round').execute();
}

/** Why the file of this round cannot be read, as JSON of a `Problem`. */
export async function setFileProblem(
  db: Db,
  { batchId, round }: { batchId: number; round: number },
  problem: string,
): Promise<void> {
  await db
    .updateTable('import_file')
    .set({ problem })
    .where('batch_id', '=', batchId)
    .where('round', '=', round)
    .execute();
}
