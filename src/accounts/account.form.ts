import { type Body, textField, textFields, versionField } from '../http/forms.ts';
import { type AnyActor, may, type Role } from '../permissions.ts';

export interface AccountTyped {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly organisation: string;
  readonly version: number;
}

/** What was typed; the verbs say what is wrong with it. Who may only look after enterprises is not asked for roles. */
export function readAccountForm(body: Body, actor: AnyActor): AccountTyped {
  return {
    name: textField(body, 'name'),
    email: textField(body, 'email'),
    roles: may(actor, 'accounts.all') ? ([...new Set(textFields(body, 'roles'))] as Role[]) : ['enterprise'],
    organisation: textField(body, 'organisation'),
    version: versionField(body) ?? 0,
  };
}

/** Passwords are taken exactly as typed. */
export function passwordField(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value.slice(0, 1000) : '';
}
