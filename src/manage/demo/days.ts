import { demoData } from '../../../db/seeds/demo.ts';
import { type Day, dayInHanoi, daysInclusive, plusDays, startOfDayInHanoi } from '../../calendar.ts';
import type { Phase } from '../../campaigns/campaign.ts';
import { share } from './random.ts';

export interface DemoDay {
  readonly day: Day;
  readonly phase: Phase;
  /** How many initiatives carry this submission day. */
  readonly count: number;
}

/** Sunday first. */
const WEEKDAYS = [0.1, 1.1, 1.1, 1.05, 1, 1.15, 0.4];

/** Spreads the initiatives over the days up to `at`: slow at first, more towards a phase's end, little on days off. */
export function spreadOverDays(phases: readonly Phase[], at: Date, initiatives: number): DemoDay[] {
  const today = dayInHanoi(at);
  const days = phases.flatMap((phase) => daysUntil(phase, today).map((day) => ({ day, phase })));
  const weights = days.map(
    ({ day, phase }) => trend(phase, day) * ofWeekday(day) * (day === today ? partOfDay(at) : 1),
  );
  const counts = share(initiatives, weights);
  return days.map((one, index) => ({ ...one, count: counts[index] as number }));
}

function daysUntil({ starts_on, ends_on }: Phase, today: Day): Day[] {
  const last = ends_on < today ? ends_on : today;
  return last < starts_on
    ? []
    : Array.from({ length: daysInclusive(starts_on, last) }, (_, index) => plusDays(starts_on, index));
}

/** Each phase by its own goal, rising through its last third. */
function trend({ starts_on, ends_on, goal }: Phase, day: Day): number {
  const length = daysInclusive(starts_on, ends_on);
  const x = (daysInclusive(starts_on, day) - 0.5) / length;
  return ((goal ?? 10_000) / length) * (0.22 + 0.5 * x + 1.9 * x ** 4);
}

function ofWeekday(day: Day): number {
  const quiet = demoData.quietDays.some(([from, to]) => from <= day && day <= to);
  return quiet ? 0.03 : (WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] as number);
}

/** How much of today's work is done by now: from 07:00 to 17:00. */
function partOfDay(at: Date): number {
  const hours = (at.getTime() - startOfDayInHanoi(dayInHanoi(at)).getTime()) / 3_600_000;
  return Math.min(1, Math.max(0.01, (hours - 7) / 10));
}
