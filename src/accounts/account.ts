import type { OrganisationKind, Row } from '../database/schema.ts';
import { type Ability, type AnyActor, mayAt, type Role } from '../permissions.ts';
import { fold } from '../text/fold.ts';

export type Account = Row<'account'>;
export interface AccountWithRoles extends Account {
  readonly roles: readonly Role[];
  readonly organisationPath: string;
  readonly organisationCode: string;
  readonly organisationKind: OrganisationKind;
}

/** E-mail addresses are compared in one form. */
export const emailKey = (email: string): string => email.normalize('NFC').trim().toLowerCase();

/** What a search for people looks through. */
export const accountSearch = ({ name, email }: Pick<Account, 'name' | 'email'>): string =>
  fold(`${name} ${email}`);

type Placed = Pick<AccountWithRoles, 'roles' | 'organisationPath'>;

/** Speaks for an enterprise and nothing more: what staff and organisers look after in their branch. */
const isEnterpriseAccount = ({ roles }: Pick<AccountWithRoles, 'roles'>): boolean =>
  roles.length > 0 && roles.every((role) => role === 'enterprise');

/** Whether the actor sees this account in the list, invites and resets it. */
export const mayManageAccount = (actor: AnyActor, account: Placed): boolean =>
  mayTouch(actor, 'accounts.enterprises', account);

/** Staff invite and reset; ending an account's access is for organisers and administrators. */
export const mayDisableAccount = (actor: AnyActor, account: Placed): boolean =>
  mayTouch(actor, 'accounts.disable', account);

function mayTouch(actor: AnyActor, ability: Ability, account: Placed): boolean {
  if (mayAt(actor, 'accounts.all', account.organisationPath)) return true;
  return isEnterpriseAccount(account) && mayAt(actor, ability, account.organisationPath);
}

export type AccountState = 'invited' | 'active' | 'disabled';

export function stateOf(account: Pick<Account, 'disabled_at' | 'password_hash'>): AccountState {
  if (account.disabled_at !== null) return 'disabled';
  return account.password_hash === null ? 'invited' : 'active';
}
