import { Invalid, type Problem } from '../../errors.ts';
import { formatDay } from '../../text/format.ts';
import type { Phase } from '../campaign.ts';
import { endProblem } from '../check-campaign.ts';
import type { PhaseInput } from './phase.input.ts';

/** Against the campaign's other phases: a number of its own, days of its own, in order. Throws Invalid with dates. */
export function checkPhase(others: readonly Phase[], input: PhaseInput): void {
  const problems: Record<string, Problem> = {
    ...(others.some(({ number }) => number === input.number)
      ? { number: { code: 'phase_number_taken', params: { number: input.number } } }
      : {}),
    ...endProblem(input.startsOn, input.endsOn),
  };
  if (!('endsOn' in problems)) Object.assign(problems, overlapProblem(others, input));
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}

/** Said at the day that lies inside the other phase, at the first day where it lies around it. */
function overlapProblem(others: readonly Phase[], { startsOn, endsOn }: PhaseInput): Record<string, Problem> {
  const other = others.find(({ starts_on, ends_on }) => startsOn <= ends_on && starts_on <= endsOn);
  if (!other) return {};
  const params = {
    number: other.number,
    from: formatDay(other.starts_on),
    to: formatDay(other.ends_on),
  };
  const atEnd = startsOn < other.starts_on && endsOn <= other.ends_on;
  return { [atEnd ? 'endsOn' : 'startsOn']: { code: 'phases_overlap', params } };
}
