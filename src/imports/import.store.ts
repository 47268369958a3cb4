import type { Insertable, Updateable } from 'kysely';
import { branchRange } from '../database/portable.ts';
import type { Db, ImportBatchTable } from '../database/schema.ts';
import { NotFound } from '../errors.ts';
import type { ImportBatch } from './import.ts';

/** With what every page about it says. */
export interface BatchWithNames extends ImportBatch {
  readonly slug: string;
  readonly campaignTitle: string;
  readonly organisationName: string;
  readonly organisationPath: string;
  /** Null where the command line did it. */
  readonly checkedBy: string | null;
  readonly appliedBy: string | null;
  readonly reversedBy: string | null;
}

/** Batches of a branch. */
function batches(db: Db, fence: string) {
  const { from, below } = branchRange(fence);
  return db
    .selectFrom('import_batch')
    .innerJoin('campaign', 'campaign.id', 'import_batch.campaign_id')
    .innerJoin('organisation', 'organisation.id', 'import_batch.organisation_id')
    .leftJoin('account as checker', 'checker.id', 'import_batch.account_id')
    .leftJoin('account as applier', 'applier.id', 'import_batch.applied_by')
    .leftJoin('account as reverser', 'reverser.id', 'import_batch.reversed_by')
    .selectAll('import_batch')
    .select(['campaign.slug', 'campaign.title as campaignTitle'])
    .select(['organisation.name as organisationName', 'organisation.path as organisationPath'])
    .select(['checker.name as checkedBy', 'applier.name as appliedBy', 'reverser.name as reversedBy'])
    .where('organisation.path', '>=', from)
    .where('organisation.path', '<', below);
}

/** @throws NotFound where it is absent or belongs to another branch */
export async function getBatch(db: Db, fence: string | null, id: number): Promise<BatchWithNames> {
  const found = fence === null ? undefined : await findBatch(db, fence, id);
  if (!found) throw new NotFound();
  return found;
}

export async function findBatch(db: Db, fence: string, id: number): Promise<BatchWithNames | undefined> {
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return undefined;
  return batches(db, fence).where('import_batch.id', '=', id).executeTakeFirst();
}

/** The newest first, from below `before`. */
export function listBatches(
  db: Db,
  fence: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<BatchWithNames[]> {
  const query = batches(db, fence).orderBy('import_batch.id', 'desc').limit(limit);
  return (before === undefined ? query : query.where('import_batch.id', '<', before)).execute();
}

/** When the same bytes went in before, for the same campaign. */
export function findSameFile(
  db: Db,
  fence: string,
  { id, file_hash, campaign_id }: Pick<ImportBatch, 'id' | 'file_hash' | 'campaign_id'>,
): Promise<BatchWithNames | undefined> {
  return batches(db, fence)
    .where('file_hash', '=', file_hash)
    .where('import_batch.campaign_id', '=', campaign_id)
    .where('import_batch.id', '<>', id)
    .where('applied_at', 'is not', null)
    .orderBy('import_batch.id', 'desc')
    .executeTakeFirst();
}

export async function insertBatch(db: Db, row: Insertable<ImportBatchTable>): Promise<number> {
  const { id } = await db.insertInto('import_batch').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Moves a batch on from a status; false where it is not there any more, since somebody else was first. */
export async function moveBatch(
  db: Db,
  id: number,
  from: ImportBatch['status'],
  changes: Updateable<ImportBatchTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import_batch')
    .set(changes)
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function setResult(db: Db, id: number, result: object): Promise<void> {
  await db
    .updateTable('import_batch')
    .set({ result: JSON.stringify(result) })
    .where('id', '=', id)
    .execute();
}

/**
 * Imports of one campaign are applied one after the other: two files of the same rows would not see
 * each other's. The row that stands for this lock is the campaign's first batch.
 */
export async function lockImportsOf(db: Db, campaignId: number): Promise<void> {
  const first = db
    .selectFrom('import_batch')
    .select((eb) => eb.fn.min('id').as('id'))
    .where('campaign_id', '=', campaignId);
  await db
    .updateTable('import_batch')
    .set((eb) => ({ file_size: eb.ref('file_size') }))
    .where('id', '=', first)
    .execute();
}

/** As `getBatch`, held until the end of the transaction. @throws NotFound as there */
export async function getBatchToChange(db: Db, fence: string, id: number): Promise<BatchWithNames> {
  await getBatch(db, fence, id);
  await lockBatch(db, id);
  // whoever held it before may have changed it
  return getBatch(db, fence, id);
}

/** Holds the batch until the end of the transaction: what is decided about it is decided once. */
export async function lockBatch(db: Db, id: number): Promise<void> {
  await db
    .updateTable('import_batch')
    .set((eb) => ({ file_size: eb.ref('file_size') }))
    .where('id', '=', id)
    .execute();
}

export async function updateBatch(db: Db, id: number, changes: Updateable<ImportBatchTable>): Promise<void> {
  await db.updateTable('import_batch').set(changes).where('id', '=', id).execute();
}
