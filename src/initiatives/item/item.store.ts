import { sql } from 'kysely';
import { branchRange } from '../../database/portable.ts';
import type { Db, Status } from '../../database/schema.ts';
import type { Initiative } from '../initiative.ts';

/** What stands around an item on its page. */
export function getSurroundings(db: Db, { id }: Pick<Initiative, 'id'>) {
  return db
    .selectFrom('initiative')
    .leftJoin('category', 'category.id', 'initiative.category_id')
    .leftJoin('account', 'account.id', 'initiative.entered_by')
    .leftJoin('initiative as original', 'original.id', 'initiative.duplicate_of_id')
    .select([
      'category.name as categoryName',
      'category.field',
      'account.name as enteredBy',
      'original.code as originalCode',
    ])
    .where('initiative.id', '=', id)
    .executeTakeFirstOrThrow();
}

/** The items that were marked as repeating this one. */
export function listDuplicatesOf(
  db: Db,
  { id, organisation_id }: Pick<Initiative, 'id' | 'organisation_id'>,
) {
  return db
    .selectFrom('initiative')
    .select(['code', 'title'])
    .where('organisation_id', '=', organisation_id)
    .where('duplicate_of_id', '=', id)
    .orderBy('id')
    .limit(20)
    .execute();
}

export interface HistoryEntry {
  readonly at: string;
  readonly from: Status | null;
  /** Null where the item was edited and its status stayed. */
  readonly to: Status | null;
  readonly by: string | null;
  readonly note: string;
}

/** Every change of status and every edit, the oldest first, with who did it. */
export async function listHistory(
  db: Db,
  { id, code }: Pick<Initiative, 'id' | 'code'>,
): Promise<HistoryEntry[]> {
  const changes = await db
    .selectFrom('status_change')
    .leftJoin('account', 'account.id', 'status_change.account_id')
    .select(['at', 'from_status as from', 'to_status as to', 'account.name as by', 'note'])
    .where('initiative_id', '=', id)
    .orderBy('status_change.id')
    .execute();
  const edits = await db
    .selectFrom('event')
    .leftJoin('account', 'account.id', 'event.account_id')
    .select(['at', 'account.name as by'])
    .where('subject_type', '=', 'initiative')
    .where('subject', '=', code)
    .where('action', '=', sql.lit('initiative.edited')) // as text, since the index holds edits alone
    .orderBy('sequence')
    .execute();
  const edited = edits.map((edit) => ({ ...edit, from: null, to: null, note: '' }));
  return [...edited, ...changes].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The code of the oldest item after this one that waits for somebody in this branch other than `notBy`. */
export async function findNextAwaiting(
  db: Db,
  {
    campaignId,
    fence,
    afterId,
    notBy,
  }: { campaignId: number; fence: string; afterId: number; notBy: number },
): Promise<string | undefined> {
  const { from, below } = branchRange(fence);
  const next = await db
    .selectFrom('initiative')
    .innerJoin('organisation', 'organisation.id', 'initiative.organisation_id')
    .select('initiative.code')
    .where('campaign_id', '=', campaignId)
    .where('status', '=', 'submitted')
    .where('initiative.id', '>', afterId)
    .where((eb) => eb.or([eb('entered_by', 'is', null), eb('entered_by', '<>', notBy)]))
    .where('organisation.path', '>=', from)
    .where('organisation.path', '<', below)
    .orderBy('initiative.id')
    .limit(1)
    .executeTakeFirst();
  return next?.code;
}
