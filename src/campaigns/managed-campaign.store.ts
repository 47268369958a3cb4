import type { Insertable, Updateable } from 'kysely';
import { branchRange, countAll } from '../database/portable.ts';
import type { CampaignTable, Db } from '../database/schema.ts';
import { NotFound } from '../errors.ts';
import type { Campaign } from './campaign.ts';

/** With the unit that runs it: whoever manages that unit's branch manages the campaign. */
export interface ManagedCampaign extends Campaign {
  readonly hostCode: string;
  readonly hostName: string;
  readonly hostPath: string;
}

const withHost = (db: Db) =>
  db
    .selectFrom('campaign')
    .innerJoin('organisation', 'organisation.id', 'campaign.host_organisation_id')
    .selectAll('campaign')
    .select([
      'organisation.code as hostCode',
      'organisation.name as hostName',
      'organisation.path as hostPath',
    ]);

/** Campaigns and programmes, the one that started last first. */
export function listCampaignsWithHost(db: Db): Promise<ManagedCampaign[]> {
  return withHost(db).orderBy('starts_on', 'desc').orderBy('campaign.id').execute();
}

/** Inside the branch; outside of it is as good as absent. */
export async function getManagedCampaign(
  db: Db,
  fence: string | null,
  slug: string,
): Promise<ManagedCampaign> {
  if (fence === null) throw new NotFound();
  const { from, below } = branchRange(fence);
  const found = await withHost(db)
    .where('slug', '=', slug)
    .where('organisation.path', '>=', from)
    .where('organisation.path', '<', below)
    .executeTakeFirst();
  if (!found) throw new NotFound();
  return found;
}

/** Holds the row until the commit, on PostgreSQL too (SQLite has one writer anyway); changes nothing. */
export async function lockCampaign(db: Db, campaignId: number): Promise<void> {
  await db
    .updateTable('campaign')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('id', '=', campaignId)
    .execute();
}

export function listProgrammes(db: Db): Promise<Campaign[]> {
  return db.selectFrom('campaign').selectAll().where('is_programme', '=', 1).orderBy('id').execute();
}

/** The programmes that a campaign answers to. */
export function listParents(db: Db, campaignId: number): Promise<Campaign[]> {
  return db
    .selectFrom('campaign_parent')
    .innerJoin('campaign', 'campaign.id', 'campaign_parent.parent_id')
    .selectAll('campaign')
    .where('campaign_parent.campaign_id', '=', campaignId)
    .orderBy('campaign.id')
    .execute();
}

/** How many campaigns roll up into this programme, and how many phases it has of its own. */
export async function countDependants(
  db: Db,
  campaignId: number,
): Promise<{ children: number; phases: number }> {
  const { children } = await db
    .selectFrom('campaign_parent')
    .select((eb) => countAll(eb).as('children'))
    .where('parent_id', '=', campaignId)
    .executeTakeFirstOrThrow();
  const { phases } = await db
    .selectFrom('phase')
    .select((eb) => countAll(eb).as('phases'))
    .where('campaign_id', '=', campaignId)
    .executeTakeFirstOrThrow();
  return { children, phases };
}

/** The new campaign's id; null where the slug is taken. */
export async function insertCampaignUnlessTaken(
  db: Db,
  row: Insertable<CampaignTable>,
): Promise<number | null> {
  const inserted = await db
    .insertInto('campaign')
    .values(row)
    .onConflict((c) => c.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted?.id ?? null;
}

export async function updateCampaign(
  db: Db,
  campaignId: number,
  changes: Updateable<CampaignTable>,
): Promise<void> {
  await db.updateTable('campaign').set(changes).where('id', '=', campaignId).execute();
}

export async function replaceParents(
  db: Db,
  campaignId: number,
  parentIds: readonly number[],
): Promise<void> {
  await db.deleteFrom('campaign_parent').where('campaign_id', '=', campaignId).execute();
  if (parentIds.length === 0) return;
  await db
    .insertInto('campaign_parent')
    .values(parentIds.map((parent_id) => ({ campaign_id: campaignId, parent_id })))
    .execute();
}

/** The units of a branch that may run a campaign: unions above the enterprises, from the root down. */
export function listHosts(db: Db, fence: string): Promise<{ code: string; name: string }[]> {
  const { from, below } = branchRange(fence);
  return db
    .selectFrom('organisation')
    .select(['code', 'name'])
    .where('kind', '<>', 'grassroots')
    .where('path', '>=', from)
    .where('path', '<', below)
    .orderBy('path')
    .execute();
}

/** The slugs in use that begin so, to find a free one. */
export async function listSlugsLike(db: Db, beginning: string): Promise<string[]> {
  const rows = await db
    .selectFrom('campaign')
    .select('slug')
    .where('slug', '>=', beginning)
    .where('slug', '<', `${beginning}~`) // '~' comes after every letter, digit and hyphen
    .execute();
  return rows.map(({ slug }) => slug);
}

/** Whether anything, a draft even, was ever entered into it. */
export async function hasInitiatives(db: Db, campaignId: number): Promise<boolean> {
  const one = await db
    .selectFrom('initiative')
    .select('id')
    .where('campaign_id', '=', campaignId)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}
