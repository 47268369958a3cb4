import { branchRange } from '../database/portable.ts';
import type { Db } from '../database/schema.ts';
import { type Resolved, type UnitName, unitIndex } from './resolve-name.ts';

/** Every unit of a branch, of every kind and whether still valid or not, with all its names. */
export async function listUnitNames(db: Db, fence: string): Promise<UnitName[]> {
  const { from, below } = branchRange(fence);
  const units = await db
    .selectFrom('organisation')
    .leftJoin('industrial_park', 'industrial_park.id', 'organisation.industrial_park_id')
    .select([
      'organisation.id',
      'organisation.code',
      'kind',
      'organisation.name',
      'short_name',
      'tax_code',
      'path',
      'valid_from',
      'valid_to',
      'industrial_park.name as park',
    ])
    .where('path', '>=', from)
    .where('path', '<', below)
    .orderBy('organisation.id')
    .execute();
  const aliasesOf = await aliasesByUnit(db, from, below);
  return units.map(({ id, short_name, ...unit }) => ({
    ...unit,
    organisationId: id,
    names: [unit.name, short_name, ...(aliasesOf.get(id) ?? [])].filter(Boolean),
  }));
}

async function aliasesByUnit(db: Db, from: string, below: string): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('organisation_alias')
    .innerJoin('organisation', 'organisation.id', 'organisation_alias.organisation_id')
    .select(['organisation_id', 'alias'])
    .where('path', '>=', from)
    .where('path', '<', below)
    .orderBy('organisation_alias.id')
    .execute();
  const aliases = new Map<number, string[]>();
  for (const { organisation_id, alias } of rows) {
    const all = aliases.get(organisation_id);
    if (all) all.push(alias);
    else aliases.set(organisation_id, [alias]);
  }
  return aliases;
}

/** For one text; for a whole file, make the index once: `unitIndex(await listUnitNames(db, fence))`. */
export async function resolveUnit(db: Db, fence: string, text: string): Promise<Resolved> {
  return unitIndex(await listUnitNames(db, fence)).resolve(text);
}
