import type { Db } from '../database/schema.ts';
import { countEnterprises, listEnterprises } from './organisation.store.ts';
import type { Organisation } from './organisation.ts';

/** More do not fit into a list to choose from. */
const MOST_OFFERED = 1_000;

/** The enterprises of a branch to choose from; null where there are too many, and the code is typed instead. */
export async function offeredEnterprises(db: Db, fence: string): Promise<Organisation[] | null> {
  return (await countEnterprises(db, fence)) > MOST_OFFERED ? null : listEnterprises(db, fence);
}
