import type { Db } from '../../database/schema.ts';
import { NotSignedIn } from '../../errors.ts';
import type { Actor } from '../../permissions.ts';
import { loadActor } from '../load-actor.ts';
import { findLiveToken } from './token.store.ts';
import { tokenHash } from './token.ts';

/** Who a bearer token speaks for; null where none was sent. A wrong, revoked or orphaned one is refused, never ignored. */
export async function bearerActor(db: Db, authorization: string | undefined): Promise<Actor | null> {
  if (authorization === undefined) return null;
  const [, token] = /^Bearer ([\w-]{20,100})$/i.exec(authorization) ?? [];
  const row = token ? await findLiveToken(db, tokenHash(token)) : undefined;
  const actor = row ? await loadActor(db, row.account_id) : null;
  if (!row || !actor) throw new NotSignedIn('token_refused');
  return { ...actor, scopes: row.scopes.split(',') };
}
