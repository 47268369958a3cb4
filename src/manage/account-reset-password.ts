import { emailKey } from '../accounts/account.ts';
import { setPassword } from '../accounts/set-password.ts';
import { t } from '../text/text.ts';
import { done, given, type Outcome, type Typed } from './command.ts';
import { withDatabase } from './open.ts';
import { passwordFromInput } from './password.ts';

export async function run(typed: Typed): Promise<Outcome> {
  const email = emailKey(given(typed, 'email'));
  const password = await passwordFromInput();
  return withDatabase(typed, async ({ context }) => {
    await setPassword(context, email, password);
    return done({ email, reset: true }, t('manage.passwordReset', { email }));
  });
}
