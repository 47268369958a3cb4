import type { Inside } from '../../database/atomically.ts';
import { accountIdOf } from '../../permissions.ts';
import { newToken, tokenHash } from '../tokens/token.ts';
import { insertInvitation, removeOpenInvitations } from './invitation.store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const VALID_DAYS = 14;

/** The last instant at which a link made now works. */
export const expiryOf = (now: Date): Date => new Date(now.getTime() + VALID_DAYS * DAY_MS);

/** A link on which the account's holder sets a password; the links before it end. Answers the token, kept nowhere. */
export async function openInvitation(
  { db, actor, now }: Inside,
  account: { id: number; password_hash: string | null },
): Promise<string> {
  const token = newToken();
  await removeOpenInvitations(db, account.id);
  await insertInvitation(db, {
    token_hash: tokenHash(token),
    purpose: account.password_hash === null ? 'invite' : 'reset',
    account_id: account.id,
    created_by: accountIdOf(actor),
    created_at: now.toISOString(),
    expires_at: expiryOf(now).toISOString(),
    used_at: null,
  });
  return token;
}
