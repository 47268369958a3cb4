import { prepared } from '../database/prepared.ts';
import type { Db } from '../database/schema.ts';
import { NotFound } from '../errors.ts';
import type { Campaign, Category, Phase } from './campaign.ts';

export interface CampaignWithPhases extends Campaign {
  readonly phases: readonly Phase[];
}

const campaignsOfSlug = prepared((db, slug: string) =>
  db.selectFrom('campaign').selectAll().where('slug', '=', slug),
);

async function findCampaign(db: Db, slug: string): Promise<Campaign | undefined> {
  return (await campaignsOfSlug(db, slug))[0];
}

export function getCampaignById(db: Db, id: number): Promise<Campaign> {
  return db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function getCampaign(db: Db, slug: string): Promise<CampaignWithPhases> {
  const campaign = await findCampaign(db, slug);
  if (!campaign) throw new NotFound();
  return { ...campaign, phases: await listPhases(db, campaign.id) };
}

/** As `getCampaign`, but a programme, which takes no initiatives and has no figures of its own, is as good as absent. */
export async function getPublicCampaign(db: Db, slug: string): Promise<CampaignWithPhases> {
  const campaign = await getCampaign(db, slug);
  if (campaign.is_programme) throw new NotFound();
  return campaign;
}

/** Campaigns that take initiatives, the one that started last first; programmes are left out. */
export const listCampaigns: (db: Db) => Promise<Campaign[]> = prepared((db) =>
  db
    .selectFrom('campaign')
    .selectAll()
    .where('is_programme', '=', 0)
    .orderBy('starts_on', 'desc')
    .orderBy('id'),
);

/** As `listCampaigns`, with what one is chosen by. */
export const listCampaignDays: (db: Db) => Promise<Pick<Campaign, 'slug' | 'starts_on' | 'ends_on'>[]> =
  prepared((db) =>
    db
      .selectFrom('campaign')
      .select(['slug', 'starts_on', 'ends_on'])
      .where('is_programme', '=', 0)
      .orderBy('starts_on', 'desc')
      .orderBy('id'),
  );

export const listPhases: (db: Db, campaignId: number) => Promise<Phase[]> = prepared(
  (db, campaignId: number) =>
    db.selectFrom('phase').selectAll().where('campaign_id', '=', campaignId).orderBy('number'),
);

export const listCategories: (db: Db) => Promise<Category[]> = prepared((db) =>
  db.selectFrom('category').selectAll().orderBy('sort_order').orderBy('id'),
);

/** None or one. */
export const listCategoriesOfCode: (db: Db, code: string) => Promise<Category[]> = prepared(
  (db, code: string) => db.selectFrom('category').selectAll().where('code', '=', code),
);

export const listClosedPhases: (db: Db, campaignId: number) => Promise<Pick<Phase, 'id'>[]> = prepared(
  (db, campaignId: number) =>
    db
      .selectFrom('phase')
      .select('id')
      .where('campaign_id', '=', campaignId)
      .where('closed_at', 'is not', null),
);

const nextVersion = prepared((db, campaignId: number) =>
  db
    .updateTable('campaign')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', campaignId)
    .returning('version'),
);

/** Answers the new version. The row stays locked until the commit, so versions come in the order of commits. */
export async function bumpVersion(db: Db, campaignId: number): Promise<number> {
  const [moved] = await nextVersion(db, campaignId);
  if (!moved) throw new NotFound();
  return moved.version;
}
