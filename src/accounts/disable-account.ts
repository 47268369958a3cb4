import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { accountIdOf } from '../permissions.ts';
import { updateAccount } from './account.store.ts';
import { type AccountWithRoles, mayDisableAccount } from './account.ts';
import { removeOpenInvitations } from './invitations/invitation.store.ts';
import { getManagedAccount, keepAnAdministrator } from './managed-account.ts';
import { removeSessionsOf } from './session.store.ts';

/** Ends the account's access from the next request on, sessions and API tokens alike. Nothing that it did goes away. */
export async function disableAccount(context: Context, id: number): Promise<void> {
  await atomically(context, async (inside) => {
    const account = await getForDisabling(inside, id);
    if (id === accountIdOf(inside.actor)) throw new Conflict('own_account');
    if (account.disabled_at !== null) return;
    await change(inside, account, inside.now.toISOString(), 'account.disabled');
    await removeSessionsOf(inside.db, id);
    await removeOpenInvitations(inside.db, id);
    if (account.roles.includes('administrator')) await keepAnAdministrator(inside);
  });
}

/** Gives the access back, with the password that it had. */
export async function enableAccount(context: Context, id: number): Promise<void> {
  await atomically(context, async (inside) => {
    const account = await getForDisabling(inside, id);
    if (account.disabled_at !== null) await change(inside, account, null, 'account.enabled');
  });
}

async function getForDisabling(inside: Inside, id: number): Promise<AccountWithRoles> {
  const account = await getManagedAccount(inside, id);
  if (!mayDisableAccount(inside.actor, account)) throw new NotAllowed();
  return account;
}

async function change(
  inside: Inside,
  account: AccountWithRoles,
  disabledAt: string | null,
  action: string,
): Promise<void> {
  if (!(await updateAccount(inside.db, account, { disabled_at: disabledAt }))) throw new Conflict('stale');
  recordEvent(inside, {
    action,
    subjectType: 'account',
    subject: account.email,
    organisationPath: account.organisationPath,
    before: { disabledAt: account.disabled_at },
    after: { disabledAt },
  });
}
