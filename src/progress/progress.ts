import { type Day, daysInclusive } from '../calendar.ts';

/** What is counted, for a phase, a whole campaign, a unit, a field. */
export interface Figures {
  readonly verified: number;
  readonly awaiting: number;
  readonly returned: number;
  /** In đồng, of verified items: first-year and yearly benefits, the headline. */
  readonly benefitVnd: number;
  /** In đồng, of verified items: one-time benefits, which stand apart. */
  readonly benefitOnceVnd: number;
}

export const NOTHING: Figures = Object.freeze({
  verified: 0,
  awaiting: 0,
  returned: 0,
  benefitVnd: 0,
  benefitOnceVnd: 0,
});

/** “Đã nộp”: verified, awaiting and returned; not rejected, duplicate, withdrawn or draft. */
export const submittedOf = ({ verified, awaiting, returned }: Figures): number =>
  verified + awaiting + returned;

export function plus(a: Figures, b: Figures): Figures {
  return {
    verified: a.verified + b.verified,
    awaiting: a.awaiting + b.awaiting,
    returned: a.returned + b.returned,
    benefitVnd: a.benefitVnd + b.benefitVnd,
    benefitOnceVnd: a.benefitOnceVnd + b.benefitOnceVnd,
  };
}

/**
 * n ÷ goal in percent with one decimal, half up, never below 0, free to pass 100; null without a goal
 * (“chưa giao”). In whole numbers, so that no float drifts: 696.948 / 300.000 = 232,3.
 */
export function percentOf(n: number, goal: number | null): number | null {
  if (goal === null || goal <= 0) return null;
  const tenths = (BigInt(Math.max(0, n)) * 2000n + BigInt(goal)) / (2n * BigInt(goal));
  return Number(tenths) / 10;
}

/**
 * How many must be verified a day to reach the goal, today counted (before the start: on each of its
 * days), with one decimal; null after the end or without a goal.
 */
export function requiredPerDay(
  phase: { starts_on: Day; ends_on: Day; goal: number | null },
  verified: number,
  today: Day,
): number | null {
  if (phase.goal === null || phase.goal <= 0 || today > phase.ends_on) return null;
  const from = today < phase.starts_on ? phase.starts_on : today;
  const missing = Math.max(0, phase.goal - verified);
  return Math.round((missing * 10) / daysInclusive(from, phase.ends_on)) / 10;
}

/** Initiatives per 100 members with one decimal, half up; null where the headcount is not known. */
export function per100(n: number, headcount: number | null): number | null {
  return headcount === null || headcount <= 0
    ? null
    : Math.floor((n * 2000 + headcount) / (2 * headcount)) / 10;
}
