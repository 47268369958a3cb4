import { type Day, startOfDayInHanoi } from '../../calendar.ts';
import type { Status } from '../../database/schema.ts';
import type { DemoDay } from './days.ts';
import type { Random } from './random.ts';

const DAY_MS = 86_400_000;

/** Everything but verified and awaiting, as shares of all items. */
const SEIZED: readonly (readonly [Status, number])[] = [
  ['draft', 0.015],
  ['withdrawn', 0.01],
  ['rejected', 0.035],
  ['duplicate', 0.025],
  ['returned', 0.04],
];

/** Awaiting a quarter of all, the rest (about five eighths) verified; what came in lately waits most. */
const AWAITING = 0.25;

export type Fate = (random: Random, day: Day) => Status;

/** What becomes of an item by `at`, by the day on which it was submitted. */
export function fates(days: readonly DemoDay[], at: Date): Fate {
  const age = (day: Day): number => Math.max(0, (at.getTime() - startOfDayInHanoi(day).getTime()) / DAY_MS);
  const shapes = new Map(days.map(({ day }) => [day, Math.exp(-age(day) / 12)]));
  const waits = (scale: number, day: Day): number => Math.min(0.8, 0.03 + scale * (shapes.get(day) ?? 0));
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const scale = solve(
    (one) => days.reduce((sum, { day, count }) => sum + count * waits(one, day), 0),
    AWAITING * total,
  );
  return (random, day) => {
    let draw = random.next();
    for (const [status, share] of SEIZED) {
      if (draw < share) return status;
      draw -= share;
    }
    return draw < waits(scale, day) ? 'submitted' : 'verified';
  };
}

/** Where a rising function meets a value, near enough. */
function solve(of: (x: number) => number, value: number): number {
  let low = 0;
  let high = 50;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (of(middle) < value) low = middle;
    else high = middle;
  }
  return low;
}
