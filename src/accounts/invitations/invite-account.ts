import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import { Conflict } from '../../errors.ts';
import { once, type RequestKey } from '../../requests/once.ts';
import { insertNewAccount, type NewAccount } from '../create-account.ts';
import { getManagedAccount } from '../managed-account.ts';
import { openInvitation } from './open-invitation.ts';

/** Makes an account without a password, and the link for it. `token` is null where this request had made it before. */
export async function inviteAccount(
  context: Context,
  input: Omit<NewAccount, 'password'>,
  request: RequestKey | null,
): Promise<{ id: number; token: string | null }> {
  let token: string | null = null;
  const { id } = await atomically(context, (inside) =>
    once(inside, request, async () => {
      const made = await insertNewAccount(inside, input, null);
      token = await openInvitation(inside, { id: made, password_hash: null });
      return { id: made };
    }),
  );
  return { id, token };
}

/** A new link for an account that is there: the holder's password stays until the link is used. */
export async function resetAccount(context: Context, id: number): Promise<string> {
  return atomically(context, async (inside) => {
    const account = await getManagedAccount(inside, id);
    if (account.disabled_at !== null) throw new Conflict('account_disabled');
    const token = await openInvitation(inside, account);
    const { email: subject, organisationPath } = account;
    recordEvent(inside, { action: 'account.link_made', subjectType: 'account', subject, organisationPath });
    return token;
  });
}
