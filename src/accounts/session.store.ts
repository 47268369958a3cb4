import { hash } from 'node:crypto';
import { prepared } from '../database/prepared.ts';
import type { Db, Row } from '../database/schema.ts';

/** Only the hash of a session id is stored: who reads the database cannot take over a session. */
export const sessionHash = (id: string): string => hash('sha256', id, 'base64url');

/** Asked at every request of somebody signed in: one row a role. */
const rowsOfHash = prepared((db, idHash: string) =>
  db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .innerJoin('organisation', 'organisation.id', 'account.organisation_id')
    .leftJoin('account_role', 'account_role.account_id', 'account.id')
    .select(['session.data', 'session.seen_at', 'session.created_at'])
    .select(['account.id', 'account.name', 'account.email', 'account.disabled_at', 'account.organisation_id'])
    .select(['account_role.role', 'organisation.path as organisationPath'])
    .select(['organisation.code as organisationCode', 'organisation.kind as organisationKind'])
    .where('session.id_hash', '=', idHash),
);

/** The session with whose it is, as things stand now. */
export async function findSession(db: Db, idHash: string) {
  const rows = await rowsOfHash(db, idHash);
  const [first] = rows;
  return first && { ...first, roles: rows.flatMap(({ role }) => (role === null ? [] : [role])) };
}

export function listSessions(db: Db, accountId: number): Promise<Row<'session'>[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('seen_at', 'desc')
    .execute();
}

export async function upsertSession(db: Db, row: Row<'session'>): Promise<void> {
  const { data, seen_at } = row;
  await db
    .insertInto('session')
    .values(row)
    .onConflict((conflict) => conflict.column('id_hash').doUpdateSet({ data, seen_at }))
    .execute();
}

export async function touchSession(db: Db, idHash: string, seenAt: string): Promise<void> {
  await db.updateTable('session').set({ seen_at: seenAt }).where('id_hash', '=', idHash).execute();
}

export async function removeSession(db: Db, idHash: string, accountId?: number): Promise<void> {
  let query = db.deleteFrom('session').where('id_hash', '=', idHash);
  if (accountId !== undefined) query = query.where('account_id', '=', accountId);
  await query.execute();
}

export async function removeSessionsOf(db: Db, accountId: number): Promise<void> {
  await db.deleteFrom('session').where('account_id', '=', accountId).execute();
}

/** The dead are cleared away at each sign-in, so that the table stays as small as its living. */
export async function removeSessionsMadeBefore(db: Db, instant: string): Promise<void> {
  await db.deleteFrom('session').where('created_at', '<', instant).execute();
}
