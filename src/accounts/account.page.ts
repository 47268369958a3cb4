import type { Problems } from '../errors.ts';
import { paths } from '../http/paths.ts';
import { shownProblems } from '../http/render.ts';
import { type AnyActor, accountIdOf, may, ROLES, type Role } from '../permissions.ts';
import { formatInstant } from '../text/format.ts';
import { label, t } from '../text/text.ts';
import type { AccountTyped } from './account.form.ts';
import { type AccountWithRoles, mayDisableAccount, stateOf } from './account.ts';
import type { ListedAccount } from './account-list.store.ts';
import { roleWords } from './role-words.ts';
import type { UnitChoice } from './unit-choice.store.ts';

const PAGE = 50;
/** One more than a page, so that the page knows whether there is a next one. */
export const LIST_LIMIT = PAGE + 1;

const STATUS_SHAPE = { invited: 'draft', active: 'open', disabled: 'disabled' } as const;

const stateShown = (account: Parameters<typeof stateOf>[0]) => {
  const state = stateOf(account);
  return { status: STATUS_SHAPE[state], stateText: label('accountState', state) };
};

export function accountsPage(
  actor: AnyActor,
  accounts: readonly ListedAccount[],
  { text, role, before }: { text: string; role: string; before: number | undefined },
) {
  const shown = accounts.slice(0, PAGE);
  const filters = { q: text, role };
  return {
    title: t('accounts.title'),
    action: paths.adminAccounts(),
    searched: text,
    roles: may(actor, 'accounts.all') ? roleChoices([role as Role]) : null,
    rows: shown.map((account) => ({
      href: paths.adminAccount(account.id),
      person: account.name,
      email: account.email,
      organisation: account.organisationName,
      roles: roleWords(account.roles),
      ...stateShown(account),
    })),
    newHref: paths.newAccount(),
    invitationsHref: paths.invitations(),
    newerHref: before ? paths.adminAccounts(filters) : null,
    olderHref: accounts.length > PAGE ? paths.adminAccounts({ ...filters, before: shown.at(-1)?.id }) : null,
  };
}

const roleChoices = (chosen: readonly Role[]) =>
  ROLES.map((role) => ({ value: role, text: label('role', role), selected: chosen.includes(role) }));

const LABELS = {
  name: 'accounts.name',
  email: 'signIn.email',
  roles: 'accounts.roles',
  organisation: 'accounts.organisation',
} as const;

/** The fields of an account, filled with what was typed. */
export function accountFields(
  actor: AnyActor,
  typed: AccountTyped,
  organisations: readonly UnitChoice[],
  problems: Problems = {},
) {
  return {
    ...shownProblems(problems, LABELS),
    typed,
    roles: may(actor, 'accounts.all') ? roleChoices(typed.roles) : null,
    organisations: organisations.map(({ code, name }) => ({ code, unit: name })),
  };
}

export function accountPage(
  actor: AnyActor,
  account: AccountWithRoles & { organisationName: string },
  link: { address: string; until: string } | null,
) {
  const { id, name, email } = account;
  const own = id === accountIdOf(actor);
  const disabled = account.disabled_at !== null;
  return {
    title: name,
    email,
    organisation: account.organisationName,
    rolesText: roleWords(account.roles),
    ...stateShown(account),
    createdAt: formatInstant(account.created_at),
    link,
    backHref: paths.adminAccounts(),
    resetAction: disabled ? null : paths.accountAct(id, 'reset'),
    resetText: t(account.password_hash === null ? 'accounts.newLink' : 'accounts.reset'),
    disableAction:
      !disabled && !own && mayDisableAccount(actor, account) ? paths.accountAct(id, 'disabling') : null,
    enableAction:
      disabled && mayDisableAccount(actor, account) ? paths.accountAct(id, 'disabling/removal') : null,
    editAction: may(actor, 'accounts.all') ? paths.adminAccount(id) : null,
  };
}
