import { dayInHanoi } from '../calendar.ts';
import type { Campaign } from '../campaigns/campaign.ts';

/** The campaign of this slug; where none is said, the one that runs now, else the newest. */
export function campaignOf<T extends Pick<Campaign, 'slug' | 'starts_on' | 'ends_on'>>(
  campaigns: readonly T[],
  slug: string,
  now: Date,
): T | undefined {
  if (slug !== '') return campaigns.find((campaign) => campaign.slug === slug);
  const today = dayInHanoi(now);
  const running = campaigns.find(({ starts_on, ends_on }) => starts_on <= today && today <= ends_on);
  return running ?? campaigns[0];
}
