import { type Insertable, sql } from 'kysely';
import { BulkInsert, continueIds, nextId } from '../database/bulk-insert.ts';
import type { Db, OrganisationTable } from '../database/schema.ts';
import { fold } from '../text/fold.ts';
import { pathUnder } from './organisation.ts';

export type NewUnitRow = Omit<Insertable<OrganisationTable>, 'id' | 'path' | 'parent_id'>;

export interface NewUnit {
  readonly row: NewUnitRow;
  readonly parentCode: string;
  readonly aliases?: readonly string[];
}

export interface Place {
  readonly id: number;
  readonly path: string;
}

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
  'sector',
  'ownership',
  'headcount',
  'tax_code',
  'contact_name',
  'contact_email',
  'illustrative',
] as const;

/** A statement for many rows names every column, so that what a row leaves out is said here. */
const LEFT_OUT = {
  sector: 'enterprise',
  tax_code: '',
  contact_name: '',
  contact_email: '',
  illustrative: 0,
} as const;

/**
 * Inserts units, each after its parent in the list. `placeOf` knows the parents that are there, by code, and
 * learns the places of the new ones. The caller holds the lock of the tree, so that the ids are ours.
 */
export async function insertUnits(
  db: Db,
  units: readonly NewUnit[],
  placeOf: Map<string, Place>,
): Promise<void> {
  const first = await nextId(db, 'organisation');
  const rows = new BulkInsert(db, 'organisation', COLUMNS);
  const names = new BulkInsert(db, 'organisation_alias', ['organisation_id', 'alias', 'folded_alias']);
  for (const [index, { row, parentCode, aliases = [] }] of units.entries()) {
    const parent = placeOf.get(parentCode);
    if (!parent) throw new Error(`no place under ${parentCode}`);
    const id = first + index;
    const path = pathUnder(parent.path, id);
    placeOf.set(row.code, { id, path });
    await rows.add({ ...LEFT_OUT, ...row, id, path, parent_id: parent.id });
    for (const alias of aliases) await names.add({ organisation_id: id, alias, folded_alias: fold(alias) });
  }
  await rows.flush();
  await names.flush();
  await continueIds(db, 'organisation');
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
