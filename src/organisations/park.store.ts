import type { Insertable, Updateable } from 'kysely';
import { countAll } from '../database/portable.ts';
import { prepared } from '../database/prepared.ts';
import type { Db, IndustrialParkTable } from '../database/schema.ts';
import type { IndustrialPark } from './organisation.ts';

export const listParks: (db: Db) => Promise<IndustrialPark[]> = prepared((db) =>
  db.selectFrom('industrial_park').selectAll().orderBy('sort_key').orderBy('id'),
);

export function findParkByCode(db: Db, code: string): Promise<IndustrialPark | undefined> {
  return db.selectFrom('industrial_park').selectAll().where('code', '=', code).executeTakeFirst();
}

export async function insertParks(db: Db, rows: readonly Insertable<IndustrialParkTable>[]): Promise<void> {
  await db.insertInto('industrial_park').values(rows).execute();
}

/** False where somebody else changed the row since `version` was read. */
export async function updatePark(
  db: Db,
  id: number,
  version: number,
  changes: Updateable<IndustrialParkTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('industrial_park')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How many units stand in each park, by its id. */
export async function countUnitsByPark(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('organisation')
    .select((eb) => ['industrial_park_id', countAll(eb).as('count')])
    .where('industrial_park_id', 'is not', null)
    .groupBy('industrial_park_id')
    .execute();
  return new Map(rows.map(({ industrial_park_id, count }) => [industrial_park_id ?? 0, count]));
}
