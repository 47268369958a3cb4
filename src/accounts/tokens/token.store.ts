import type { Insertable } from 'kysely';
import type { ApiTokenTable, Db, Row } from '../../database/schema.ts';

export function findLiveToken(db: Db, tokenHash: string): Promise<Row<'api_token'> | undefined> {
  return db
    .selectFrom('api_token')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

const withOwner = (db: Db) =>
  db
    .selectFrom('api_token')
    .innerJoin('account', 'account.id', 'api_token.account_id')
    .innerJoin('organisation', 'organisation.id', 'account.organisation_id')
    .select([
      'api_token.id',
      'api_token.name',
      'api_token.scopes',
      'api_token.created_at',
      'api_token.revoked_at',
      'account.email',
      'account.name as accountName',
      'account.disabled_at',
      'organisation.path as organisationPath',
    ]);

export type TokenWithOwner = NonNullable<Awaited<ReturnType<typeof findToken>>>;

export function findToken(db: Db, id: number) {
  return withOwner(db).where('api_token.id', '=', id).executeTakeFirst();
}

/** The newest first; `before` is the last id of the page before. */
export function listTokens(db: Db, before: number | undefined, limit: number): Promise<TokenWithOwner[]> {
  let query = withOwner(db).orderBy('api_token.id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('api_token.id', '<', before);
  return query.execute();
}

export async function insertToken(db: Db, row: Insertable<ApiTokenTable>): Promise<number> {
  const { id } = await db.insertInto('api_token').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** False where it was revoked already. */
export async function revokeTokenRow(db: Db, id: number, now: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
