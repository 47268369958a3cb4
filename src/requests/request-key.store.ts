import type { Db, RequestKeyTable } from '../database/schema.ts';

/** False where the key is taken already. */
export async function claimKey(db: Db, row: Omit<RequestKeyTable, 'answer'>): Promise<boolean> {
  const inserted = await db
    .insertInto('request_key')
    .values({ ...row, answer: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function findKey(db: Db, accountId: number, key: string) {
  return db
    .selectFrom('request_key')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function setAnswer(db: Db, accountId: number, key: string, answer: string): Promise<void> {
  await db
    .updateTable('request_key')
    .set({ answer })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute();
}

/** Cleared away at each sign-in, as dead sessions are, so that the table stays small. */
export async function removeExpiredKeys(db: Db, now: string): Promise<void> {
  await db.deleteFrom('request_key').where('expires_at', '<', now).execute();
}
