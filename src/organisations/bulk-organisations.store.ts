import { type Insertable, sql } from 'kysely';
import { BulkInsert, continueIds, nextId } from '../database/bulk-insert.ts';
import type { Db, OrganisationTable } from '../database/schema.ts';
import { fold } from '../text/fold.ts';

export type NewEnterprise = Omit<
  Insertable<OrganisationTable>,
  'path' | 'id' | 'parent_id' | 'valid_from' | 'valid_to' | 'successor_id'
> & { readonly aliases: readonly string[] };

const COLUMNS = [
  'id',
  'code',
  'kind',
  'parent_id',
  'path',
  'name',
  'folded_name',
  'sort_key',
  'industrial_park_id',
  'ownership',
  'headcount',
  'contact_name',
  'contact_email',
  'illustrative',
  'sector',
] as const;

/** Inserts many units under one parent; answers their ids in order. */
export async function insertManyOrganisations(
  db: Db,
  parent: { id: number; path: string },
  units: readonly NewEnterprise[],
): Promise<number[]> {
  const first = await nextId(db, 'organisation');
  const rows = new BulkInsert(db, 'organisation', COLUMNS);
  const names = new BulkInsert(db, 'organisation_alias', ['organisation_id', 'alias', 'folded_alias']);
  for (const [index, { aliases, ...unit }] of units.entries()) {
    const id = first + index;
    await rows.add({
      ...unit,
      id,
      parent_id: parent.id,
      path: `${parent.path}${id}/`,
      sector: unit.sector ?? 'enterprise',
      valid_from: null,
      valid_to: null,
      successor_id: null,
    });
    for (const alias of aliases) await names.add({ organisation_id: id, alias, folded_alias: fold(alias) });
  }
  await rows.flush();
  await names.flush();
  await continueIds(db, 'organisation');
  return units.map((_, index) => first + index);
}

/** Whether any unit stands in the tree that submits initiatives. */
export async function hasAnyEnterprise(db: Db): Promise<boolean> {
  const found = await db
    .selectFrom('organisation')
    .select(sql<number>`1`.as('one'))
    .where('kind', '=', 'grassroots')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
