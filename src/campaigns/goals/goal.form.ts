import type { Problem, Problems } from '../../errors.ts';
import { type Body, idIn, type Parsed, parseWholeTyped, textField } from '../../http/forms.ts';
import { rangeUpTo } from '../campaign.input.ts';
import { SHARINGS, type Sharing } from './allocate-goal.ts';
import type { GoalChange, Goals } from './set-goals.ts';

/** More than any enterprise could bring in; above it, somebody slipped. */
const MOST_OF_A_UNIT = 10_000_000;

export type ReadGoals =
  | { changes: readonly GoalChange[]; problems?: never }
  | { changes?: never; problems: Problems };

/** The rows of the table: `assigned-12`, `selfRaised-12`, and in `was-12` what the row was filled from. */
export function readGoalsForm(body: Body): ReadGoals {
  const problems: Record<string, Problem> = {};
  const take = (name: string): number | null => {
    const { value, problem } = parseGoal(textField(body, name));
    if (problem) problems[name] = problem;
    return value ?? null;
  };
  const changes = idsIn(body).map((id) => ({
    organisationId: id,
    was: wasOf(textField(body, `was-${id}`)),
    goals: { assigned: take(`assigned-${id}`), selfRaised: take(`selfRaised-${id}`) },
  }));
  return Object.keys(problems).length > 0 ? { problems } : { changes };
}

/** Blank is “chưa giao”, which is not a goal of zero. */
function parseGoal(text: string): Parsed<number | null> {
  if (text === '') return { value: null };
  const { value, problem } = parseWholeTyped(text);
  if (problem) return { problem };
  if (value < 0 || value > MOST_OF_A_UNIT)
    return { problem: { code: 'out_of_range', params: rangeUpTo(MOST_OF_A_UNIT) } };
  return { value };
}

const idsIn = (body: Body): number[] =>
  Object.keys(body).flatMap((name) => {
    const id = name.startsWith('was-') ? idIn(name.slice(4)) : undefined;
    return id === undefined ? [] : [id];
  });

export const wasText = ({ assigned, selfRaised }: Goals): string => `${assigned ?? ''}|${selfRaised ?? ''}`;

function wasOf(text: string): Goals {
  const [assigned = '', selfRaised = ''] = text.split('|');
  const number = (part: string): number | null => (/^\d{1,9}$/.test(part) ? Number(part) : null);
  return { assigned: number(assigned), selfRaised: number(selfRaised) };
}

export const sharingOf = (text: string): Sharing | null => SHARINGS.find((one) => one === text) ?? null;
