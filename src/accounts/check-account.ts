import type { Context } from '../context.ts';
import { Invalid, type Problem } from '../errors.ts';
import { findOrganisationByCode } from '../organisations/organisation.store.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { fenceOf, ROLES, type Role } from '../permissions.ts';
import { isEmail } from '../text/email.ts';
import { tidy } from '../text/fold.ts';
import { emailKey } from './account.ts';

const NAME_MOST = 120;

interface Typed {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly organisation: string;
}

/** The organisation that the account would belong to, or Invalid with every field that is wrong. */
export async function checkAccount({ db, actor }: Context, typed: Typed): Promise<Organisation> {
  const problems: Record<string, Problem> = {};
  const name = nameProblem(typed.name);
  if (name) problems['name'] = name;
  const email = emailProblem(typed.email);
  if (email) problems['email'] = email;
  if (typed.roles.length === 0) problems['roles'] = { code: 'required' };
  else if (!typed.roles.every((role) => ROLES.includes(role))) problems['roles'] = { code: 'unknown_choice' };
  const fence = fenceOf(actor, 'accounts.enterprises') ?? '';
  const found = typed.organisation ? await findOrganisationByCode(db, fence, typed.organisation) : undefined;
  if (!found) problems['organisation'] = organisationProblem(typed.organisation);
  // an enterprise's contact at a superior union would reach every enterprise below it
  else if (typed.roles.includes('enterprise') && found.kind !== 'grassroots')
    problems['organisation'] = { code: 'role_needs_grassroots' };
  if (!found || Object.keys(problems).length > 0) throw new Invalid(problems);
  return found;
}

export function nameProblem(name: string): Problem | null {
  if (tidy(name) === '') return { code: 'required' };
  return name.length > NAME_MOST
    ? { code: 'too_long', params: { most: NAME_MOST, length: name.length } }
    : null;
}

function emailProblem(email: string): Problem | null {
  if (email === '') return { code: 'required' };
  return isEmail(emailKey(email)) ? null : { code: 'not_an_email', params: { found: email.slice(0, 80) } };
}

const organisationProblem = (code: string): Problem =>
  code === '' ? { code: 'required' } : { code: 'unknown_organisation' };
