import { branchRange } from '../../database/portable.ts';
import type { Db } from '../../database/schema.ts';

/** What the file of an import was called, for whoever may see that import. */
export async function findBatchName(db: Db, fence: string, id: number): Promise<string | undefined> {
  const { from, below } = branchRange(fence);
  const batch = await db
    .selectFrom('import_batch')
    .innerJoin('organisation', 'organisation.id', 'import_batch.organisation_id')
    .select('file_name')
    .where('import_batch.id', '=', id)
    .where('organisation.path', '>=', from)
    .where('organisation.path', '<', below)
    .executeTakeFirst();
  return batch?.file_name;
}
