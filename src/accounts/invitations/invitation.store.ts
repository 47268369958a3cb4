import type { Insertable } from 'kysely';
import type { Db, InvitationTable, Row } from '../../database/schema.ts';

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

/** Ends the links that the account still has: a newer one, a new password or the account's end does so. */
export async function removeOpenInvitations(db: Db, accountId: number): Promise<void> {
  await db
    .deleteFrom('invitation')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute();
}

/** Each start gives one address for the first organiser; the one before is worth nothing then. */
export async function removeFirstInvitations(db: Db): Promise<void> {
  await db.deleteFrom('invitation').where('purpose', '=', 'first').where('used_at', 'is', null).execute();
}
