import type { Db } from '../../database/schema.ts';
import { NotFound } from '../../errors.ts';
import { listParks } from '../park.store.ts';
import { listUnitNames } from '../resolve-name.store.ts';
import type { Known } from './item.ts';
import { listBranch, listCodes } from './organisation-import.store.ts';

/** What a sheet is held against: the branch as it is now. */
export async function loadKnown(db: Db, fence: string): Promise<Known> {
  const units = await listBranch(db, fence);
  const namesOf = new Map(
    (await listUnitNames(db, fence)).map(({ organisationId, names }) => [organisationId, names]),
  );
  const top = units.find(({ path }) => path === fence) ?? units.find(({ parent_id }) => parent_id === null);
  if (!top) throw new NotFound();
  return {
    units: units.map((unit) => ({ ...unit, names: namesOf.get(unit.id) ?? [unit.name] })),
    parks: await listParks(db),
    codes: await listCodes(db),
    top,
  };
}
