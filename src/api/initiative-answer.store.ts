import { branchRange } from '../database/portable.ts';
import type { Db } from '../database/schema.ts';

const items = (db: Db) =>
  db
    .selectFrom('initiative')
    .innerJoin('organisation', 'organisation.id', 'initiative.organisation_id')
    .leftJoin('category', 'category.id', 'initiative.category_id')
    .leftJoin('phase', 'phase.id', 'initiative.phase_id')
    .select(['initiative.id', 'initiative.code', 'initiative.title', 'initiative.status', 'submitted_on'])
    .select(['verified_on', 'applied_on', 'benefit_vnd', 'benefit_basis', 'description', 'confidential'])
    .select(['organisation.code as organisation', 'category.code as category', 'phase.number as phase']);

export type ItemRow = NonNullable<Awaited<ReturnType<typeof findItem>>>;

/** The one item of this code inside the fence; without a fence, where everybody may see it. */
export function findItem(db: Db, fence: string | null, code: string) {
  const query = items(db).where('initiative.code', '=', code);
  if (fence === null)
    return query
      .where('initiative.status', '=', 'verified')
      .where('initiative.confidential', '=', 0)
      .executeTakeFirst();
  const { from, below } = branchRange(fence);
  return query
    .where('organisation.path', '>=', from)
    .where('organisation.path', '<', below)
    .executeTakeFirst();
}

/** These items, the newest first. */
export async function listItems(db: Db, ids: readonly number[]): Promise<ItemRow[]> {
  if (ids.length === 0) return [];
  return items(db).where('initiative.id', 'in', ids).orderBy('initiative.id', 'desc').execute();
}
