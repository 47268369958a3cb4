import { getCampaign, listCategories } from '../campaigns/campaign.store.ts';
import type { Db } from '../database/schema.ts';
import { listParks } from '../organisations/park.store.ts';
import { countProgress } from './count-progress.ts';
import { progressPage } from './progress.page.ts';
import { assignedGoals, figuresByPark, leadersByCount, leadersPer100 } from './progress.store.ts';

const LEADERS_SHOWN = 10;

/** Everything that the public page of a campaign shows, as of now. */
export async function loadProgressPage(db: Db, slug: string, now: Date) {
  const campaign = await getCampaign(db, slug);
  const progress = await countProgress(db, campaign, now);
  return progressPage(
    {
      progress,
      categories: await listCategories(db),
      parks: await listParks(db),
      byPark: await figuresByPark(db, campaign.id),
      leaders: await leadersByCount(db, campaign.id, LEADERS_SHOWN),
      leadersPer100: await leadersPer100(db, campaign.id, LEADERS_SHOWN),
      assigned: await assignedGoals(
        db,
        campaign.phases.map(({ id }) => id),
      ),
    },
    now,
  );
}
