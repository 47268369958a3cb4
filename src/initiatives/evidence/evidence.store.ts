import type { Insertable } from 'kysely';
import { countAll } from '../../database/portable.ts';
import type { AttachmentTable, Db } from '../../database/schema.ts';
import type { Evidence } from './evidence.ts';

const ofInitiative = (db: Db, initiativeId: number) =>
  db
    .selectFrom('attachment')
    .where('attachment.owner_type', '=', 'initiative')
    .where('attachment.owner_id', '=', initiativeId);

export type ListedEvidence = Awaited<ReturnType<typeof listEvidence>>[number];

/** What is there now, and what was there: `removed_at` tells which, oldest first. */
export function listEvidence(db: Db, initiativeId: number) {
  return ofInitiative(db, initiativeId)
    .leftJoin('account as adder', 'adder.id', 'attachment.added_by')
    .leftJoin('account as remover', 'remover.id', 'attachment.removed_by')
    .selectAll('attachment')
    .select(['adder.name as addedBy', 'remover.name as removedBy'])
    .orderBy('attachment.id')
    .execute();
}

/** The file of this item, removed or not. */
export function findEvidence(db: Db, initiativeId: number, id: number): Promise<Evidence | undefined> {
  return ofInitiative(db, initiativeId)
    .selectAll('attachment')
    .where('attachment.id', '=', id)
    .executeTakeFirst();
}

export async function isStored(db: Db, storedName: string): Promise<boolean> {
  const row = await db
    .selectFrom('attachment')
    .select('id')
    .where('stored_name', '=', storedName)
    .executeTakeFirst();
  return row !== undefined;
}

export async function countEvidence(db: Db, initiativeId: number): Promise<number> {
  const { count } = await ofInitiative(db, initiativeId)
    .select((eb) => countAll(eb).as('count'))
    .where('attachment.removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** What one enterprise has stored in all, in bytes; the index holds every column that this asks for. */
export async function sumEvidence(db: Db, organisationId: number): Promise<number> {
  const { bytes } = await db
    .selectFrom('attachment')
    .select((eb) => eb.cast<number | null>(eb.fn.sum('size'), 'bigint' as never).as('bytes'))
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return bytes ?? 0;
}

export async function insertEvidence(
  db: Db,
  row: Omit<Insertable<AttachmentTable>, 'owner_type'>,
): Promise<number> {
  const { id } = await db
    .insertInto('attachment')
    .values({ ...row, owner_type: 'initiative' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function markRemoved(
  db: Db,
  id: number,
  removed: { readonly removed_at: string; readonly removed_by: number | null },
): Promise<void> {
  await db.updateTable('attachment').set(removed).where('id', '=', id).execute();
}

/** The files of an item that was moved to another enterprise count to that one's quota. */
export async function moveEvidence(db: Db, initiativeId: number, organisationId: number): Promise<void> {
  await db
    .updateTable('attachment')
    .set({ organisation_id: organisationId })
    .where('owner_type', '=', 'initiative')
    .where('owner_id', '=', initiativeId)
    .execute();
}
