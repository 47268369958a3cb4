import type { Db } from '../database/schema.ts';
import { Invalid } from '../errors.ts';
import { listPlaces } from '../organisations/names/written-name.store.ts';
import { findOrganisation } from '../organisations/organisation.store.ts';
import type { Decisions } from './decisions.ts';
import type { BatchWithNames } from './import.store.ts';

/** @throws Invalid on `units` where a name is said to be of no enterprise of the branch */
export async function refuseUnits(db: Db, fence: string, { units = {} }: Decisions): Promise<void> {
  const codes = [...new Set(Object.values(units))].filter((code) => code !== null);
  if (codes.length === 0) return;
  const places = await listPlaces(db, fence, codes);
  if (codes.some((code) => !places.has(code))) throw new Invalid({ units: { code: 'unknown_organisation' } });
}

/** @throws Invalid on `unit` where the file is said to be of no enterprise of the branch, or is one's own already */
export async function refuseUnit(
  db: Db,
  fence: string,
  { unit }: Decisions,
  { organisation_id }: Pick<BatchWithNames, 'organisation_id'>,
): Promise<void> {
  if (unit === undefined) return;
  const home = organisation_id === null ? undefined : await findOrganisation(db, organisation_id);
  const isKnown = unit === '' || (await listPlaces(db, fence, [unit])).has(unit);
  const isOther = home?.kind === 'grassroots' && home.code !== unit;
  if (!isKnown || isOther) throw new Invalid({ unit: { code: 'unknown_organisation' } });
}
