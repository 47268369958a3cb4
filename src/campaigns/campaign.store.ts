import type { Db } from '../database/schema.ts';
import { NotFound } from '../errors.ts';
import type { Campaign, Category, Phase } from './campaign.ts';

export interface CampaignWithPhases extends Campaign {
  readonly phases: readonly Phase[];
}

export function findCampaign(db: Db, slug: string): Promise<Campaign | undefined> {
  return db.selectFrom('campaign').selectAll().where('slug', '=', slug).executeTakeFirst();
}

export function getCampaignById(db: Db, id: number): Promise<Campaign> {
  return db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function getCampaign(db: Db, slug: string): Promise<CampaignWithPhases> {
  const campaign = await findCampaign(db, slug);
  if (!campaign) throw new NotFound();
  return { ...campaign, phases: await listPhases(db, campaign.id) };
}

/** Campaigns that take initiatives, the one that started last first; programmes are left out. */
export function listCampaigns(db: Db): Promise<Campaign[]> {
  return db
    .selectFrom('campaign')
    .selectAll()
    .where('is_programme', '=', 0)
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .execute();
}

export function listPhases(db: Db, campaignId: number): Promise<Phase[]> {
  return db.selectFrom('phase').selectAll().where('campaign_id', '=', campaignId).orderBy('number').execute();
}

export function listCategories(db: Db): Promise<Category[]> {
  return db.selectFrom('category').selectAll().orderBy('sort_order').orderBy('id').execute();
}

export async function bumpVersion(db: Db, campaignId: number): Promise<void> {
  await db
    .updateTable('campaign')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', campaignId)
    .execute();
}
