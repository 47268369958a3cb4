import type { Insertable } from 'kysely';
import type { CampaignTable, CategoryTable, Db, PhaseTable } from '../database/schema.ts';

export async function insertCategories(db: Db, rows: readonly Insertable<CategoryTable>[]): Promise<void> {
  await db.insertInto('category').values(rows).execute();
}

/** With its phases; answers its id. */
export async function insertCampaign(
  db: Db,
  row: Insertable<CampaignTable>,
  phases: readonly Omit<Insertable<PhaseTable>, 'campaign_id'>[],
): Promise<number> {
  const { id } = await db.insertInto('campaign').values(row).returning('id').executeTakeFirstOrThrow();
  if (phases.length > 0)
    await db
      .insertInto('phase')
      .values(phases.map((phase) => ({ ...phase, campaign_id: id })))
      .execute();
  return id;
}

export async function linkParents(db: Db, campaignId: number, parentId: number): Promise<void> {
  await db.insertInto('campaign_parent').values({ campaign_id: campaignId, parent_id: parentId }).execute();
}
