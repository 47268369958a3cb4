import { referenceData } from '../db/seeds/reference.ts';
import { recordEvent } from './audit/record-event.ts';
import { insertCampaign, insertCategories, linkParents } from './campaigns/seed.store.ts';
import { atomically } from './database/atomically.ts';
import type { Db } from './database/schema.ts';
import { claimSetting, findSetting } from './database/setting.store.ts';
import { insertOrganisation } from './organisations/organisation.store.ts';
import { nameColumns } from './organisations/organisation.ts';
import { insertParks } from './organisations/park.store.ts';
import { SYSTEM } from './permissions.ts';

const KEY = 'reference.seeded';

/** Loads the union's place in the tree, parks, categories and the campaign as published; once, and never over edits. */
export async function seedReference(db: Db, now: Date): Promise<boolean> {
  if (await findSetting(db, KEY)) return false;
  return atomically({ db, now, actor: SYSTEM }, async (inside) => {
    if (!(await claimSetting(inside.db, KEY, now.toISOString()))) return false;
    await insertParks(
      inside.db,
      referenceData.parks.map((park) => ({ ...park, ...nameColumns(park.name) })),
    );
    const idOf = await seedOrganisations(inside.db);
    await insertCategories(inside.db, referenceData.categories);
    const campaignIds = new Map<string, number>();
    for (const { host, phases, ...campaign } of referenceData.campaigns) {
      campaignIds.set(
        campaign.slug,
        await insertCampaign(
          inside.db,
          { ...campaign, host_organisation_id: idOf.get(host) as number },
          phases,
        ),
      );
    }
    for (const [child, parent] of referenceData.parents)
      await linkParents(inside.db, campaignIds.get(child) as number, campaignIds.get(parent) as number);
    recordEvent(inside, { action: 'system.seeded', subjectType: 'system', subject: 'reference' });
    return true;
  });
}

async function seedOrganisations(db: Db): Promise<Map<string, number>> {
  const known = new Map<string, { id: number; path: string }>();
  for (const { parent, ...organisation } of referenceData.organisations) {
    const above = parent === null ? null : (known.get(parent) ?? null);
    const row = { ...organisation, ...nameColumns(organisation.name), parent_id: above?.id ?? null };
    known.set(organisation.code, await insertOrganisation(db, above?.path ?? null, row));
  }
  return new Map([...known].map(([code, { id }]) => [code, id]));
}
