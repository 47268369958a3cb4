import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import { Invalid, NotAllowed } from '../../errors.ts';
import { accountIdOf } from '../../permissions.ts';
import { findAccount } from '../account.store.ts';
import { passwordMatches } from '../password.ts';
import { hashNewPassword, writePassword } from '../set-password.ts';
import { type SignInLimits, slowDown } from '../sign-in.ts';

/** Changes the actor's own password. Ends every session; the caller starts a new one for this browser. */
export async function changePassword(
  context: Context,
  limits: SignInLimits,
  typed: { current: string; next: string; address: string },
): Promise<void> {
  const account = await findAccount(context.db, accountIdOf(context.actor) ?? 0);
  if (!account) throw new NotAllowed();
  await slowDown(limits, account.email, typed.address);
  const right = await passwordMatches(account.password_hash, typed.current);
  if (!right) throw new Invalid({ currentPassword: { code: 'password_wrong' } });
  const passwordHash = await hashNewPassword(typed.next, account.email);
  await limits.perAccount.delete(account.email);
  await atomically(context, async (inside) => {
    await writePassword(inside, account, passwordHash, 'account.password_changed');
  });
}
