import { prepared, preparedInsert } from '../database/prepared.ts';
import type { Db } from '../database/schema.ts';

/** Stands for all units: something moved that is not one unit's, or more than is worth listing. */
export const EVERY_UNIT = 0;
/** How many versions back the list reaches; who knows only older figures counts anew. */
const VERSIONS_KEPT = 1000;
const WORTH_LISTING = 20;
const SWEEP_EVERY = 100;

const insertChange = preparedInsert('campaign_change');
const removeChangesBefore = prepared((db, campaignId: number, version: number) =>
  db.deleteFrom('campaign_change').where('campaign_id', '=', campaignId).where('version', '<', version),
);

/** Whose counters moved with this version; and forgets what is too old to be of use. */
export async function insertChanges(
  db: Db,
  campaignId: number,
  version: number,
  organisationIds: readonly number[],
): Promise<void> {
  const listed =
    organisationIds.length > WORTH_LISTING || organisationIds.includes(EVERY_UNIT)
      ? [EVERY_UNIT]
      : organisationIds;
  for (const organisation_id of listed)
    await insertChange(db, { campaign_id: campaignId, version, organisation_id });
  if (version % SWEEP_EVERY === 0) await removeChangesBefore(db, campaignId, version - VERSIONS_KEPT);
}

/** One row a version and unit, after this version. */
export const listChangesSince = prepared((db, campaignId: number, version: number) =>
  db
    .selectFrom('campaign_change')
    .select(['version', 'organisation_id'])
    .where('campaign_id', '=', campaignId)
    .where('version', '>', version)
    .orderBy('version'),
);
