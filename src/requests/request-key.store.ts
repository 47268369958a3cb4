import { prepared, preparedWrite } from '../database/prepared.ts';
import type { Db, RequestKeyTable } from '../database/schema.ts';

const claim = preparedWrite((db, account_id: number, key: string, body_hash: string, expires_at: string) =>
  db
    .insertInto('request_key')
    .values({ account_id, key, body_hash, expires_at, answer: null })
    .onConflict((conflict) => conflict.doNothing()),
);

/** False where the key is taken already. */
export async function claimKey(db: Db, row: Omit<RequestKeyTable, 'answer'>): Promise<boolean> {
  return (await claim(db, row.account_id, row.key, row.body_hash, row.expires_at)) > 0;
}

export function findKey(db: Db, accountId: number, key: string) {
  return db
    .selectFrom('request_key')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst();
}

const answerKey = prepared((db, accountId: number, key: string, answer: string) =>
  db.updateTable('request_key').set({ answer }).where('account_id', '=', accountId).where('key', '=', key),
);

export async function setAnswer(db: Db, accountId: number, key: string, answer: string): Promise<void> {
  await answerKey(db, accountId, key, answer);
}

/** Cleared away at each sign-in, as dead sessions are, so that the table stays small. */
export async function removeExpiredKeys(db: Db, now: string): Promise<void> {
  await db.deleteFrom('request_key').where('expires_at', '<', now).execute();
}
