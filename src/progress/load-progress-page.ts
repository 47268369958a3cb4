import type { Db } from '../database/schema.ts';
import { countProgress } from './count-progress.ts';
import { campaignAt } from './kept-campaign.ts';
import { progressPage } from './progress.page.ts';
import { byPark, leadersBy, rateOf, verifiedOf } from './standing.ts';

const LEADERS_SHOWN = 10;

/** Everything that the public page of a campaign shows, as of now. */
export async function loadProgressPage(db: Db, seen: { slug: string; version: number }, now: Date) {
  const { campaign, units, ...kept } = await campaignAt(db, seen, now);
  const data = {
    ...kept,
    progress: await countProgress(db, campaign, now),
    byPark: byPark(units.values()),
    leaders: leadersBy(units.values(), verifiedOf, LEADERS_SHOWN),
    leadersPer100: leadersBy(units.values(), rateOf, LEADERS_SHOWN),
  };
  return progressPage(data, now);
}
