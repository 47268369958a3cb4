import { branchRange } from '../database/portable.ts';
import type { Db } from '../database/schema.ts';
import { type Resolved, type UnitName, unitIndex, unitKey } from './resolve-name.ts';

/** Every unit of a branch, of every kind and whether still valid or not, with the keys of all its names. */
export async function listUnitNames(db: Db, fence: string): Promise<UnitName[]> {
  const { from, below } = branchRange(fence);
  const units = await db
    .selectFrom('organisation')
    .select(['id', 'code', 'kind', 'name', 'short_name', 'tax_code', 'path', 'valid_from', 'valid_to'])
    .where('path', '>=', from)
    .where('path', '<', below)
    .orderBy('id')
    .execute();
  const aliases = await db
    .selectFrom('organisation_alias')
    .innerJoin('organisation', 'organisation.id', 'organisation_alias.organisation_id')
    .select(['organisation_id', 'alias'])
    .where('path', '>=', from)
    .where('path', '<', below)
    .execute();
  const aliasesOf = new Map<number, string[]>();
  for (const { organisation_id, alias } of aliases)
    aliasesOf.set(organisation_id, [...(aliasesOf.get(organisation_id) ?? []), alias]);
  return units.map(({ id, short_name, ...unit }) => ({
    ...unit,
    organisationId: id,
    keys: keysOf([unit.name, short_name, ...(aliasesOf.get(id) ?? [])]),
  }));
}

const keysOf = (names: readonly string[]): string[] => [...new Set(names.filter(Boolean).map(unitKey))];

/** For one text; for a whole file, make the index once: `unitIndex(await listUnitNames(db, fence))`. */
export async function resolveUnit(db: Db, fence: string, text: string): Promise<Resolved> {
  return unitIndex(await listUnitNames(db, fence)).resolve(text);
}
