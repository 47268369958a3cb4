import { demoData } from '../../../db/seeds/demo.ts';
import type { Status } from '../../database/schema.ts';
import type { WholeInitiative } from '../../initiatives/bulk-initiatives.store.ts';
import type { Random } from './random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HANOI_MS = 7 * HOUR_MS;

type Change = WholeInitiative['changes'][number];

/**
 * How an item came to its status: entered, perhaps returned and sent again, decided. Every step is
 * after the one before and before `at`.
 */
export function historyOf(
  random: Random,
  status: Status,
  {
    enteredAt,
    enteredBy,
    reviewer,
    at,
  }: { enteredAt: number; enteredBy: number; reviewer: number; at: number },
): Change[] {
  const changes: Change[] = [];
  let last = enteredAt;
  const step = (to: Status, by: number, lagDays: number, note = ''): void => {
    const from = changes.at(-1)?.to_status ?? null;
    if (from !== null) last = momentAfter(random, last, lagDays, at);
    changes.push({
      from_status: from,
      to_status: to,
      at: new Date(last).toISOString(),
      account_id: by,
      note,
    });
  };
  step(status === 'draft' ? 'draft' : 'submitted', enteredBy, 0);
  if (status === 'draft' || status === 'submitted') return changes;
  if (status === 'withdrawn') step(status, enteredBy, random.between(0, 5), demoData.notes.withdrawn[0]);
  else {
    if (status === 'verified' && random.chance(0.07)) {
      step('returned', reviewer, random.between(1, 4), demoData.notes.returnedOnce);
      step('submitted', enteredBy, random.between(1, 5));
    }
    const notes = status === 'verified' ? [''] : demoData.notes[status];
    step(status, reviewer, random.between(0, 9), random.pick(notes));
  }
  return changes;
}

/** In office hours some days later; where that would be after `until`, anywhere in between. */
export function momentAfter(random: Random, from: number, lagDays: number, until: number): number {
  let day = Math.floor((from + HANOI_MS) / DAY_MS) + lagDays;
  const weekday = (day + 4) % 7; // day 0 was a Thursday
  if (weekday === 0) day += 1;
  if (weekday === 6 && lagDays > 0) day -= 1;
  const moment = day * DAY_MS - HANOI_MS + 8 * HOUR_MS + Math.floor(random.next() * 9 * HOUR_MS);
  return moment > from && moment < until ? moment : from + Math.floor(random.next() * (until - from));
}
