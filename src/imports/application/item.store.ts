import { countAll } from '../../database/portable.ts';
import type { Db, Status } from '../../database/schema.ts';

/** Which of these codes are ours. */
export async function existingCodes(db: Db, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const rows = await db.selectFrom('initiative').select('code').where('code', 'in', codes).execute();
  return new Set(rows.map(({ code }) => code));
}

export interface BatchItem {
  readonly code: string;
  readonly title: string;
  readonly status: Status;
  readonly version: number;
  readonly phase_id: number | null;
  readonly organisationName: string;
  readonly submitted_on: string | null;
}

/** The items that the batch made, in its order; `touched`: only those that a reversal would keep or has kept. */
export function listItems(
  db: Db,
  batchId: number,
  { touched, limit }: { touched: boolean; limit: number },
): Promise<BatchItem[]> {
  let query = db
    .selectFrom('initiative')
    .innerJoin('organisation', 'organisation.id', 'initiative.organisation_id')
    .select(['initiative.code', 'title', 'status', 'initiative.version', 'phase_id', 'submitted_on'])
    .select('organisation.name as organisationName')
    .where('import_batch_id', '=', batchId);
  if (touched) query = query.where('status', '<>', 'withdrawn');
  return query.orderBy('initiative.id').limit(limit).execute();
}

export async function countItems(db: Db, batchId: number): Promise<number> {
  const { count } = await db
    .selectFrom('initiative')
    .select((eb) => countAll(eb).as('count'))
    .where('import_batch_id', '=', batchId)
    .executeTakeFirstOrThrow();
  return count;
}

/** How many items of the batch stand in each phase, status and version: few groups, however large it is. */
export function countItemsByState(db: Db, batchId: number) {
  return db
    .selectFrom('initiative')
    .select(['phase_id', 'status', 'version'])
    .select((eb) => countAll(eb).as('count'))
    .where('import_batch_id', '=', batchId)
    .groupBy(['phase_id', 'status', 'version'])
    .execute();
}
