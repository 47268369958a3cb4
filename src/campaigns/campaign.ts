import type { Day } from '../calendar.ts';
import type { Row } from '../database/schema.ts';

export type Campaign = Row<'campaign'>;
export type Phase = Row<'phase'>;
export type Category = Row<'category'>;

/** The phase that a day belongs to, both of its ends included; undefined outside all of them. */
export function phaseOfDay(phases: readonly Phase[], day: Day): Phase | undefined {
  return phases.find(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on);
}

export const isClosed = ({ closed_at }: Pick<Phase, 'closed_at'>): boolean => closed_at !== null;

/** The goals of the phases together; null where none has one. Goals are floors (“ít nhất”). */
export function sumOfGoals(phases: readonly Pick<Phase, 'goal'>[]): number | null {
  const goals = phases.map(({ goal }) => goal).filter((goal) => goal !== null);
  return goals.length > 0 ? goals.reduce((sum, goal) => sum + goal, 0) : null;
}
