import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { Conflict, Invalid, NotAllowed } from '../errors.ts';
import { may, type Role } from '../permissions.ts';
import { findAccountByEmail, updateAccount, updateRoles } from './account.store.ts';
import { type AccountWithRoles, accountSearch, emailKey } from './account.ts';
import { checkAccount } from './check-account.ts';
import { getManagedAccount, keepAnAdministrator } from './managed-account.ts';
import { removeSessionsOf } from './session.store.ts';

export interface AccountEdit {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly organisation: string;
  /** The version that the form showed. */
  readonly version: number;
}

/** Changes whose the account is and what it may. Other roles or another organisation end its sessions. */
export async function editAccount(context: Context, id: number, edit: AccountEdit): Promise<void> {
  if (!may(context.actor, 'accounts.all')) throw new NotAllowed();
  await atomically(context, async (inside) => {
    const account = await getManagedAccount(inside, id);
    const organisation = await checkAccount(inside, edit);
    await refuseTakenEmail(inside, account, edit.email);
    if (account.version !== edit.version) throw new Conflict('stale');
    const email = emailKey(edit.email);
    const { name, roles } = edit;
    await updateAccount(inside.db, account, {
      name,
      email,
      search: accountSearch({ name, email }),
      organisation_id: organisation.id,
    });
    await updateRoles(inside.db, id, roles);
    const reachMoved = organisation.id !== account.organisation_id || !sameRoles(roles, account.roles);
    if (reachMoved) await removeSessionsOf(inside.db, id);
    if (account.roles.includes('administrator') && !roles.includes('administrator'))
      await keepAnAdministrator(inside);
    recordEvent(inside, {
      action: 'account.edited',
      subjectType: 'account',
      subject: account.email,
      organisationPath: organisation.path,
      before: { name: account.name, email: account.email, roles: account.roles },
      after: { name, email, roles, organisation: organisation.code },
    });
  });
}

const sameRoles = (a: readonly Role[], b: readonly Role[]): boolean =>
  [...a].sort().join() === [...b].sort().join();

async function refuseTakenEmail({ db }: Inside, account: AccountWithRoles, email: string): Promise<void> {
  const holder = await findAccountByEmail(db, emailKey(email));
  if (holder && holder.id !== account.id) throw new Invalid({ email: { code: 'email_taken' } });
}
