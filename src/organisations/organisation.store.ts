import { type Insertable, sql, type Updateable } from 'kysely';
import { branchRange, countAll } from '../database/portable.ts';
import { prepared } from '../database/prepared.ts';
import type { Db, OrganisationTable } from '../database/schema.ts';
import { NotFound } from '../errors.ts';
import { type Organisation, pathUnder } from './organisation.ts';

const organisationsOfId = prepared((db, id: number) =>
  db.selectFrom('organisation').selectAll().where('id', '=', id),
);

export async function findOrganisation(db: Db, id: number): Promise<Organisation | undefined> {
  return (await organisationsOfId(db, id))[0];
}

export function findOrganisationByPath(db: Db, path: string): Promise<Organisation | undefined> {
  return db.selectFrom('organisation').selectAll().where('path', '=', path).executeTakeFirst();
}

const organisationsOfCode = prepared((db, code: string, from: string, below: string) =>
  db
    .selectFrom('organisation')
    .selectAll()
    .where('code', '=', code)
    .where('path', '>=', from)
    .where('path', '<', below),
);

const unitsOfCode = prepared((db, code: string, from: string, below: string) =>
  db
    .selectFrom('organisation')
    .select(['id', 'path', 'kind', 'valid_from', 'valid_to'])
    .where('code', '=', code)
    .where('path', '>=', from)
    .where('path', '<', below),
);

/** As `findOrganisationByCode`, with no more than the rules of a submission look at. */
export async function findUnitByCode(db: Db, fence: string, code: string) {
  const { from, below } = branchRange(fence);
  return (await unitsOfCode(db, code, from, below))[0];
}

/** By code, inside a branch of the tree: outside of it is as good as absent. */
export async function findOrganisationByCode(
  db: Db,
  fence: string,
  code: string,
): Promise<Organisation | undefined> {
  const { from, below } = branchRange(fence);
  return (await organisationsOfCode(db, code, from, below))[0];
}

export async function getOrganisationByCode(db: Db, fence: string, code: string): Promise<Organisation> {
  const found = await findOrganisationByCode(db, fence, code);
  if (!found) throw new NotFound();
  return found;
}

/** The units of a branch that submit initiatives, in Vietnamese order. */
export function listEnterprises(db: Db, fence: string): Promise<Organisation[]> {
  const { from, below } = branchRange(fence);
  return db
    .selectFrom('organisation')
    .selectAll()
    .where('kind', '=', 'grassroots')
    .where('path', '>=', from)
    .where('path', '<', below)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
}

export async function countEnterprises(db: Db, fence: string): Promise<number> {
  const { from, below } = branchRange(fence);
  const { count } = await db
    .selectFrom('organisation')
    .select((eb) => countAll(eb).as('count'))
    .where('kind', '=', 'grassroots')
    .where('path', '>=', from)
    .where('path', '<', below)
    .executeTakeFirstOrThrow();
  return count;
}

/** Inserts and hands back the id; the path needs it, so it is set right after. */
export async function insertOrganisation(
  db: Db,
  parentPath: string | null,
  row: Omit<Insertable<OrganisationTable>, 'path'>,
): Promise<{ id: number; path: string }> {
  const { id } = await db
    .insertInto('organisation')
    .values({ ...row, path: `new:${row.code}` })
    .returning('id')
    .executeTakeFirstOrThrow();
  const path = pathUnder(parentPath, id);
  await db.updateTable('organisation').set({ path }).where('id', '=', id).execute();
  return { id, path };
}

/** Holds the row until the end of the transaction: what is counted of one unit is counted by one at a time. */
export async function lockOrganisation(db: Db, id: number): Promise<void> {
  await db
    .updateTable('organisation')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('id', '=', id)
    .execute();
}

/** A code is taken wherever in the tree it stands. */
export async function isCodeTaken(db: Db, code: string): Promise<boolean> {
  const row = await db.selectFrom('organisation').select('id').where('code', '=', code).executeTakeFirst();
  return row !== undefined;
}

/** The whole branch gets its new place at once: the paths below begin with the path of the unit that moves. */
export async function updateBranchPaths(db: Db, from: string, to: string): Promise<void> {
  const { from: first, below } = branchRange(from);
  await db
    .updateTable('organisation')
    .set((eb) => ({ path: sql<string>`${to} || substr(${eb.ref('path')}, ${sql.lit(from.length + 1)})` }))
    .where('path', '>=', first)
    .where('path', '<', below)
    .execute();
}

/** False where somebody else changed the row since `version` was read. */
export async function updateOrganisation(
  db: Db,
  id: number,
  version: number,
  changes: Updateable<OrganisationTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('organisation')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
