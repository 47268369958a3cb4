import { recordEvent } from '../audit/record-event.ts';
import { atomically } from '../database/atomically.ts';
import type { Db } from '../database/schema.ts';
import { paths } from '../http/paths.ts';
import { SYSTEM } from '../permissions.ts';
import { hasAnyAccount } from './account.store.ts';
import { insertInvitation, removeFirstInvitations } from './invitations/invitation.store.ts';
import { newToken, tokenHash } from './tokens/token.ts';

const VALID_MS = 24 * 60 * 60 * 1000;

/**
 * While there is no account at all: a one-time address where the first organiser makes theirs. There
 * is no default password. A new start gives a new address and ends the one before.
 */
export async function firstOrganiserAddress({
  db,
  now,
  baseUrl,
}: {
  db: Db;
  now: Date;
  baseUrl: string;
}): Promise<string | null> {
  if (await hasAnyAccount(db)) return null;
  const token = newToken();
  await atomically({ db, now, actor: SYSTEM }, async (inside) => {
    await removeFirstInvitations(inside.db);
    await insertInvitation(inside.db, {
      token_hash: tokenHash(token),
      purpose: 'first',
      account_id: null,
      created_by: null,
      created_at: now.toISOString(),
      expires_at: new Date(now.getTime() + VALID_MS).toISOString(),
      used_at: null,
    });
    recordEvent(inside, { action: 'account.first_offered', subjectType: 'account', subject: '' });
  });
  return `${baseUrl}${paths.welcome(token)}`;
}
