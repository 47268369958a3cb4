import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { may } from '../permissions.ts';
import { getAccountByEmail, updateAccount } from './account.store.ts';
import type { AccountWithRoles } from './account.ts';
import { removeOpenInvitations } from './invitations/invitation.store.ts';
import { hashPassword, passwordProblem } from './password.ts';
import { removeSessionsOf } from './session.store.ts';

/** Sets somebody's password for them: the command line's reset. Ends all of their sessions. */
export async function setPassword(context: Context, email: string, password: string): Promise<void> {
  if (!may(context.actor, 'accounts.all')) throw new NotAllowed();
  const passwordHash = await hashNewPassword(password, email);
  await atomically(context, async (inside) => {
    const account = await getAccountByEmail(inside.db, email);
    await writePassword(inside, account, passwordHash, 'account.password_set');
  });
}

/** Hashed before the transaction begins, since only the database is awaited inside. */
export async function hashNewPassword(password: string, email: string): Promise<string> {
  const problem = passwordProblem(password, email);
  if (problem) throw new Invalid({ password: problem });
  return hashPassword(password);
}

/** A new password ends every session and every open link of the account. */
export async function writePassword(
  inside: Inside,
  account: AccountWithRoles,
  passwordHash: string,
  action: string,
): Promise<void> {
  const { id, email, organisationPath } = account;
  if (!(await updateAccount(inside.db, account, { password_hash: passwordHash })))
    throw new Conflict('stale');
  await removeSessionsOf(inside.db, id);
  await removeOpenInvitations(inside.db, id);
  recordEvent(inside, { action, subjectType: 'account', subject: email, organisationPath });
}
