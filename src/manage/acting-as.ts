import { getAccountByEmail } from '../accounts/account.store.ts';
import { emailKey } from '../accounts/account.ts';
import { loadActor } from '../accounts/load-actor.ts';
import type { Context } from '../context.ts';
import { t } from '../text/text.ts';
import { Refused } from './command.ts';

/** The context of the account of `--as EMAIL`; the system's where nobody was named. */
export async function actingAs(context: Context, email: string): Promise<Context> {
  if (email === '') return context;
  const { id } = await getAccountByEmail(context.db, emailKey(email));
  const actor = await loadActor(context.db, id);
  if (!actor) throw new Refused('account_disabled', t('manage.accountIsDisabled', { email }));
  return { ...context, actor };
}
