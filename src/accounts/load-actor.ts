import type { Db } from '../database/schema.ts';
import type { Actor } from '../permissions.ts';
import { findAccount } from './account.store.ts';
import type { AccountWithRoles } from './account.ts';

/** Read anew at every request, so that disabling an account or taking a role away works at once. */
export async function loadActor(db: Db, accountId: number): Promise<Actor | null> {
  const account = await findAccount(db, accountId);
  return account && account.disabled_at === null ? actorOf(account) : null;
}

type Holder = Pick<
  AccountWithRoles,
  | 'id'
  | 'name'
  | 'email'
  | 'roles'
  | 'organisation_id'
  | 'organisationPath'
  | 'organisationCode'
  | 'organisationKind'
>;

export function actorOf(account: Holder): Actor {
  const { id, name, email, roles, organisation_id, organisationPath } = account;
  return {
    kind: 'account',
    accountId: id,
    name,
    email,
    roles,
    organisationId: organisation_id,
    organisationPath,
    enterprise: account.organisationKind === 'grassroots' ? account.organisationCode : null,
  };
}
