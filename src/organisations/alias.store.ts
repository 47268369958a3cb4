import type { Db } from '../database/schema.ts';
import type { Alias } from './organisation.ts';

export function listAliases(db: Db, organisationId: number): Promise<Alias[]> {
  return db
    .selectFrom('organisation_alias')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('folded_alias')
    .execute();
}

/** False where the unit has this alias already, whatever its accents. */
export async function insertAlias(
  db: Db,
  organisation_id: number,
  { alias, folded_alias }: { alias: string; folded_alias: string },
): Promise<boolean> {
  const row = await db
    .insertInto('organisation_alias')
    .values({ organisation_id, alias, folded_alias })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'folded_alias']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The alias that is gone; undefined where the unit has none of this id. */
export function removeAlias(db: Db, organisationId: number, id: number): Promise<Alias | undefined> {
  return db
    .deleteFrom('organisation_alias')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
