import { type Day, dayInHanoi } from '../calendar.ts';
import { type CampaignWithPhases, listCategoriesOfCode } from '../campaigns/campaign.store.ts';
import { type Category, isClosed, type Phase, phaseOfDay } from '../campaigns/campaign.ts';
import type { Context } from '../context.ts';
import { Invalid, type Problem, type Problems } from '../errors.ts';
import { findUnitByCode } from '../organisations/organisation.store.ts';
import { isValidOn, type Organisation } from '../organisations/organisation.ts';
import { fenceOf } from '../permissions.ts';
import { formatDay } from '../text/format.ts';
import { t } from '../text/text.ts';
import type { DraftInput, InitiativeInput } from './initiative.input.ts';
import { BENEFIT_TO_CONFIRM_VND, sharesOf } from './initiative.ts';

/** What the rules look at of a unit. */
type Unit = Pick<Organisation, 'id' | 'path' | 'kind' | 'valid_from' | 'valid_to'>;

/** What a submission's words stand for, once everything about it is right. */
export interface Checked {
  readonly organisation: Unit;
  readonly category: Category | null;
  readonly phase: Phase | null;
  readonly shares: number[];
}

/** What a submission is held against, loaded once for a form or for a file of 100.000 rows. */
export interface Facts {
  readonly phases: readonly Phase[];
  readonly categories: readonly Category[];
  readonly today: Day;
  /** The unit of this code, where the actor may submit for it. */
  readonly unitOf: (code: string) => Unit | undefined;
}

/** Everything that needs the database or the clock: the unit, the category, the phase, sums. All problems at once. */
export async function checkSubmission(
  { db, actor, now }: Context,
  { phases }: CampaignWithPhases,
  input: InitiativeInput | DraftInput,
  { draft }: { draft: boolean },
): Promise<Checked> {
  const fence = fenceOf(actor, 'initiatives.submit');
  const organisation = fence === null ? undefined : await findUnitByCode(db, fence, input.organisation);
  const facts = {
    phases,
    categories: input.category === undefined ? [] : await listCategoriesOfCode(db, input.category),
    today: dayInHanoi(now),
    unitOf: () => organisation,
  };
  const { checked, problems } = checkAgainst(facts, input, { draft });
  if (problems) throw new Invalid(problems);
  return checked;
}

/** The rules themselves: one answer for the form, the API and every row of an import. */
export function checkAgainst(
  facts: Facts,
  input: InitiativeInput | DraftInput,
  { draft = false } = {},
): { checked: Checked; problems?: never } | { checked?: never; problems: Problems } {
  const { phases, categories, today } = facts;
  const day = input.submittedOn;
  const organisation = facts.unitOf(input.organisation);
  const category = categories.find(({ code, active }) => code === input.category && active === 1) ?? null;
  const shares = sharesOf(input.authors ?? []);
  const problems: Record<string, Problem> = {
    ...unitProblem(organisation, day ?? today),
    ...(input.category !== undefined && !category ? { category: { code: 'unknown_category' } } : {}),
    ...(day === undefined ? {} : dayProblem(phases, day, today, draft)),
    ...(shares === null ? { authors: { code: 'shares_not_100' } } : {}),
    ...benefitProblem(input),
  };
  if (Object.keys(problems).length > 0 || !organisation || !shares) return { problems };
  const phase = day === undefined ? null : (phaseOfDay(phases, day) ?? null);
  return { checked: { organisation, category, phase, shares } };
}

function unitProblem(organisation: Unit | undefined, day: Day): Problems {
  if (organisation?.kind !== 'grassroots') return { organisation: { code: 'unknown_organisation' } };
  return isValidOn(organisation, day) ? {} : { organisation: { code: 'organisation_not_valid' } };
}

/** A day in the future, outside all phases, or in a closed one; the message names the dates. */
function dayProblem(phases: readonly Phase[], day: Day, today: Day, draft = false): Problems {
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
    .map(({ number, starts_on, ends_on }) =>
      t('initiative.phaseDays', { number, from: formatDay(starts_on), to: formatDay(ends_on) }),
    )
    .join('; ');

function benefitProblem({ benefitVnd, confirmBenefit }: DraftInput): Problems {
  const much = benefitVnd !== undefined && benefitVnd > BENEFIT_TO_CONFIRM_VND;
  return much && !confirmBenefit ? { benefitVnd: { code: 'benefit_needs_confirmation' } } : {};
}
