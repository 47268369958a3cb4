import { dayInHanoi } from '../calendar.ts';
import type { Campaign } from '../campaigns/campaign.ts';

/** The campaign of this slug; where none is said, the one that runs now, else the newest. */
export function campaignOf(campaigns: readonly Campaign[], slug: string, now: Date): Campaign | undefined {
  if (slug !== '') return campaigns.find((campaign) => campaign.slug === slug);
  const today = dayInHanoi(now);
  const running = campaigns.find(({ starts_on, ends_on }) => starts_on <= today && today <= ends_on);
  return running ?? campaigns[0];
}
