import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { countActiveAdministrators, findAccount } from './account.store.ts';
import { type AccountWithRoles, mayManageAccount } from './account.ts';

/** One account inside what the actor looks after; outside of it is as good as absent. */
export async function getManagedAccount({ db, actor }: Context, id: number): Promise<AccountWithRoles> {
  const account = Number.isSafeInteger(id) ? await findAccount(db, id) : undefined;
  if (!account || !mayManageAccount(actor, account)) throw new NotFound();
  return account;
}

/** Call after the write that takes an administrator away: somebody must stay who can undo things. */
export async function keepAnAdministrator({ db }: Context): Promise<void> {
  if ((await countActiveAdministrators(db)) === 0) throw new Conflict('last_administrator');
}
