import type { Insertable } from 'kysely';
import type { Db, InvitationTable, Row } from '../database/schema.ts';

export async function insertInvitation(db: Db, row: Insertable<InvitationTable>): Promise<void> {
  await db.insertInto('invitation').values(row).execute();
}

/** The live invitation behind a token; used and expired ones are as good as absent. */
export function findLiveInvitation(
  db: Db,
  tokenHash: string,
  now: string,
): Promise<Row<'invitation'> | undefined> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** False where it was used meanwhile: an invitation works once. */
export async function useInvitation(db: Db, id: number, now: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitation')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A new invitation or reset ends the earlier ones of its kind (of its account, where there is one). */
export async function removeInvitationsFor(
  db: Db,
  purpose: InvitationTable['purpose'],
  accountId: number | null = null,
): Promise<void> {
  let query = db.deleteFrom('invitation').where('purpose', '=', purpose).where('used_at', 'is', null);
  query =
    accountId === null ? query.where('account_id', 'is', null) : query.where('account_id', '=', accountId);
  await query.execute();
}
