import { type Day, dayInHanoi } from '../calendar.ts';
import { type CampaignWithPhases, listCategories } from '../campaigns/campaign.store.ts';
import { type Category, isClosed, type Phase, phaseOfDay } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { Invalid, type Problem, type Problems } from '../errors.ts';
import { findOrganisationByCode } from '../organisations/organisation.store.ts';
import { isValidOn, type Organisation } from '../organisations/organisation.ts';
import { fenceOf } from '../permissions.ts';
import { formatDay } from '../text/format.ts';
import type { DraftInput, InitiativeInput } from './initiative.input.ts';
import { BENEFIT_TO_CONFIRM_VND, sharesOf } from './initiative.ts';

/** What a submission's words stand for, once everything about it is right. */
export interface Checked {
  readonly organisation: Organisation;
  readonly category: Category | null;
  readonly phase: Phase | null;
  readonly shares: number[];
}

/** Everything that needs the database or the clock: the unit, the category, the phase, sums. All problems at once. */
export async function checkSubmission(
  context: Context,
  campaign: CampaignWithPhases,
  input: InitiativeInput | DraftInput,
  { draft }: { draft: boolean },
): Promise<Checked> {
  const fence = fenceOf(context.actor, 'initiatives.submit');
  const organisation =
    fence === null ? undefined : await findOrganisationByCode(context.db, fence, input.organisation);
  const category = (await listCategories(context.db)).find(
    ({ code, active }) => code === input.category && active === 1,
  );
  const shares = sharesOf(input.authors ?? []);
  const today = dayInHanoi(context.now);
  const problems: Record<string, Problem> = {
    ...unitProblem(organisation, input.submittedOn ?? today),
    ...(input.category !== undefined && !category ? { category: { code: 'unknown_category' } } : {}),
    ...(input.submittedOn === undefined ? {} : dayProblem(campaign.phases, input.submittedOn, today, draft)),
    ...(shares === null ? { authors: { code: 'shares_not_100' } } : {}),
    ...benefitProblem(input),
  };
  if (Object.keys(problems).length > 0 || !organisation || !shares) throw new Invalid(problems);
  const phase = input.submittedOn === undefined ? undefined : phaseOfDay(campaign.phases, input.submittedOn);
  return { organisation, category: category ?? null, phase: phase ?? null, shares };
}

function unitProblem(organisation: Organisation | undefined, day: Day): Problems {
  if (!organisation || organisation.kind !== 'grassroots')
    return { organisation: { code: 'unknown_organisation' } };
  return isValidOn(organisation, day) ? {} : { organisation: { code: 'organisation_not_valid' } };
}

/** A day in the future, outside all phases, or in a closed one; the message names the dates. */
export function dayProblem(phases: readonly Phase[], day: Day, today: Day, draft = false): Problems {
  if (day > today)
    return {
      submittedOn: { code: 'day_in_future', params: { day: formatDay(day), today: formatDay(today) } },
    };
  if (draft) return {};
  const phase = phaseOfDay(phases, day);
  if (!phase)
    return {
      submittedOn: { code: 'outside_phases', params: { day: formatDay(day), phases: namedPhases(phases) } },
    };
  return isClosed(phase) ? { submittedOn: { code: 'phase_closed', params: { number: phase.number } } } : {};
}

const namedPhases = (phases: readonly Phase[]): string =>
  phases
    .map(({ number, starts_on, ends_on }) => `${number}: ${formatDay(starts_on)}–${formatDay(ends_on)}`)
    .join('; ');

function benefitProblem({ benefitVnd, confirmBenefit }: DraftInput): Problems {
  const much = benefitVnd !== undefined && benefitVnd > BENEFIT_TO_CONFIRM_VND;
  return much && !confirmBenefit ? { benefitVnd: { code: 'benefit_needs_confirmation' } } : {};
}
