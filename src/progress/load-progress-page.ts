import { getCampaign, listCategories } from '../campaigns/campaign.store.ts';
import type { Db } from '../database/schema.ts';
import { listParks } from '../organisations/park.store.ts';
import { countProgress } from './count-progress.ts';
import { standingsAt } from './kept-standings.ts';
import { progressPage } from './progress.page.ts';
import { assignedGoals } from './progress.store.ts';
import { byPark, leadersBy, rateOf, verifiedOf } from './standing.ts';

const LEADERS_SHOWN = 10;

/** Everything that the public page of a campaign shows, as of now. */
export async function loadProgressPage(db: Db, slug: string, now: Date) {
  const campaign = await getCampaign(db, slug);
  const standings = await standingsAt(db, campaign, now);
  return progressPage(
    {
      progress: await countProgress(db, campaign, now),
      categories: await listCategories(db),
      parks: await listParks(db),
      byPark: byPark(standings.values()),
      leaders: leadersBy(standings.values(), verifiedOf, LEADERS_SHOWN),
      leadersPer100: leadersBy(standings.values(), rateOf, LEADERS_SHOWN),
      assigned: await assignedGoals(db, campaign.id),
    },
    now,
  );
}
