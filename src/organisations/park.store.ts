import type { Insertable } from 'kysely';
import type { Db, IndustrialParkTable } from '../database/schema.ts';
import type { IndustrialPark } from './organisation.ts';

export function listParks(db: Db): Promise<IndustrialPark[]> {
  return db.selectFrom('industrial_park').selectAll().orderBy('sort_key').orderBy('id').execute();
}

export async function insertParks(db: Db, rows: readonly Insertable<IndustrialParkTable>[]): Promise<void> {
  await db.insertInto('industrial_park').values(rows).execute();
}
