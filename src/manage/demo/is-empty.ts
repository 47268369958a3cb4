import { hasAnyAccount } from '../../accounts/account.store.ts';
import type { Db } from '../../database/schema.ts';
import { hasAnyInitiative } from '../../initiatives/bulk-initiatives.store.ts';
import { hasAnyEnterprise } from '../../organisations/bulk-organisations.store.ts';

/** Nothing but the reference data: nobody works with this database yet. */
export async function isEmptyDatabase(db: Db): Promise<boolean> {
  return !((await hasAnyAccount(db)) || (await hasAnyEnterprise(db)) || (await hasAnyInitiative(db)));
}
