import type { Db, Row } from '../database/schema.ts';

export function findLiveToken(db: Db, tokenHash: string): Promise<Row<'api_token'> | undefined> {
  return db
    .selectFrom('api_token')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}
