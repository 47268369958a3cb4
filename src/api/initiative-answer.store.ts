import { branchRange, likeAnywhere } from '../database/portable.ts';
import type { Db, Status } from '../database/schema.ts';

export interface ListFilter {
  readonly campaignId: number;
  /** The branch whose items the reader may see; null shows what everybody may: verified and not confidential. */
  readonly fence: string | null;
  readonly status?: Status | undefined;
  readonly branch?: string | undefined;
  readonly phaseId?: number | undefined;
  /** Folded; each stands somewhere in the title or the code. */
  readonly words?: readonly string[];
  /** Only items older than this one. */
  readonly before?: number | undefined;
}

const items = (db: Db, fence: string | null) => {
  const query = db
    .selectFrom('initiative')
    .innerJoin('organisation', 'organisation.id', 'initiative.organisation_id')
    .leftJoin('category', 'category.id', 'initiative.category_id')
    .leftJoin('phase', 'phase.id', 'initiative.phase_id')
    .select(['initiative.id', 'initiative.code', 'initiative.title', 'initiative.status', 'submitted_on'])
    .select(['verified_on', 'applied_on', 'benefit_vnd', 'benefit_basis', 'description', 'confidential'])
    .select(['organisation.code as organisation', 'category.code as category', 'phase.number as phase']);
  if (fence === null)
    return query.where('initiative.status', '=', 'verified').where('initiative.confidential', '=', 0);
  const { from, below } = branchRange(fence);
  return query.where('organisation.path', '>=', from).where('organisation.path', '<', below);
};

export type ItemRow = NonNullable<Awaited<ReturnType<typeof findItem>>>;

export function findItem(db: Db, fence: string | null, code: string) {
  return items(db, fence).where('initiative.code', '=', code).executeTakeFirst();
}

/** The newest first, by id: what comes in meanwhile is newer than every cursor and cannot shift a page. */
export function listItems(db: Db, filter: ListFilter, limit: number): Promise<ItemRow[]> {
  const { campaignId, fence, status, branch, phaseId, words = [], before } = filter;
  let query = items(db, fence)
    .where('initiative.campaign_id', '=', campaignId)
    .orderBy('initiative.id', 'desc')
    .limit(limit);
  if (status) query = query.where('initiative.status', '=', status);
  if (branch) {
    const { from, below } = branchRange(branch);
    query = query.where('organisation.path', '>=', from).where('organisation.path', '<', below);
  }
  if (phaseId) query = query.where('initiative.phase_id', '=', phaseId);
  for (const word of words) query = query.where('initiative.search', 'like', likeAnywhere(word));
  if (before) query = query.where('initiative.id', '<', before);
  return query.execute();
}

/** The authors of these items, by item. */
export async function listAuthorsOf(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, { name: string; share: number }[]>();
  const rows = await db
    .selectFrom('author')
    .select(['initiative_id', 'name', 'share_hundredths'])
    .where('initiative_id', 'in', ids)
    .orderBy('initiative_id')
    .orderBy('position')
    .execute();
  const authors = new Map<number, { name: string; share: number }[]>(ids.map((id) => [id, []]));
  for (const { initiative_id, name, share_hundredths } of rows)
    authors.get(initiative_id)?.push({ name, share: share_hundredths / 100 });
  return authors;
}
