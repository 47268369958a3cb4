import { getAccountByEmail } from '../accounts/account.store.ts';
import { emailKey } from '../accounts/account.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { t } from '../text/text.ts';
import { done, given, type Outcome, type Typed } from './command.ts';
import { withDatabase } from './open.ts';

export function run(typed: Typed): Promise<Outcome> {
  return withDatabase(typed, async ({ context }) => {
    const { id, email } = await getAccountByEmail(context.db, emailKey(given(typed, 'email')));
    await disableAccount(context, id);
    return done({ id, email, disabled: true }, t('manage.accountDisabled', { email }));
  });
}
