import { createAccount } from '../accounts/create-account.ts';
import { ROLES, type Role } from '../permissions.ts';
import { tidy } from '../text/fold.ts';
import { t } from '../text/text.ts';
import { done, given, type Outcome, type Typed, Usage } from './command.ts';
import { withDatabase } from './open.ts';
import { passwordFromInput } from './password.ts';

export async function run(typed: Typed): Promise<Outcome> {
  const roles = given(typed, 'role').split(',') as Role[];
  if (!roles.every((role) => ROLES.includes(role)))
    throw new Usage(t('manage.unknownRole', { roles: ROLES.join(', ') }));
  const account = {
    email: given(typed, 'email'),
    name: tidy(given(typed, 'name')),
    roles,
    organisation: given(typed, 'organisation'),
    password: await passwordFromInput(),
  };
  return withDatabase(typed, async ({ context }) => {
    const { id } = await createAccount(context, account);
    const { email, organisation } = account;
    return done({ id, email, roles, organisation }, t('manage.accountCreated', { email }));
  });
}
