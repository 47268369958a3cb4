import type { Inside } from '../database/atomically.ts';
import { upsertSetting } from '../database/setting.store.ts';

/**
 * Changes of the tree happen one after another: a unit that is moved while another one is put below it
 * would leave a path that leads nowhere, and two new parks would take one code. Held until the transaction ends; such changes are rare.
 */
export async function lockTree({ db, now }: Inside): Promise<void> {
  await upsertSetting(db, 'organisations.changed', now.toISOString());
}
