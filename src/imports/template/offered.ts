import type { Category } from '../../campaigns/campaign.ts';
import type { Db } from '../../database/schema.ts';
import { countEnterprises, listEnterprises } from '../../organisations/organisation.store.ts';
import { listUnitNames } from '../../organisations/resolve-name.store.ts';
import { unitIndex } from '../../organisations/resolve-name.ts';

/** More do not make a list to choose from. */
export const MOST_UNITS = 5_000;

/**
 * The units of a branch that a drop-down offers, in Vietnamese order; null where they are too many. Those
 * that ended before `since` are left out, and a name that means several is offered as the unit's code.
 */
export async function offeredUnits(
  db: Db,
  fence: string,
  since: string | null = null,
): Promise<string[] | null> {
  if ((await countEnterprises(db, fence)) > MOST_UNITS) return null;
  const index = unitIndex(await listUnitNames(db, fence));
  const units = await listEnterprises(db, fence);
  return units
    .filter(({ valid_to }) => since === null || valid_to === null || valid_to >= since)
    .map(({ code, name }) => (index.resolve(name).unit?.code === code ? name : code));
}

export const offeredCategories = (categories: readonly Category[]): Category[] =>
  categories.filter(({ active }) => active);
