import type { Phase } from '../../campaigns/campaign.ts';
import { type Random, share } from './random.ts';

/** The phase's goal, split by headcount without a rest; some units raise theirs by themselves. */
export function makeGoals(
  random: Random,
  { id: phase_id, goal }: Phase,
  enterprises: readonly { id: number; headcount: number }[],
) {
  const parts = share(
    goal ?? 0,
    enterprises.map(({ headcount }) => headcount),
  );
  return enterprises
    .map(({ id: organisation_id }, index) => ({
      phase_id,
      organisation_id,
      assigned: parts[index] as number,
    }))
    .filter(({ assigned }) => assigned > 0)
    .map((one) => ({
      ...one,
      self_raised: random.chance(0.2) ? Math.ceil(one.assigned * (1.1 + random.next() * 0.4)) : null,
    }));
}
