import { dayInHanoi } from '../calendar.ts';
import { type Category, isClosed, phaseOfDay } from '../campaigns/campaign.ts';
import { FIELDS } from '../campaigns/categories/category.ts';
import { paths } from '../http/paths.ts';
import type { IndustrialPark } from '../organisations/organisation.ts';
import {
  formatDay,
  formatDecimal,
  formatInstant,
  formatNumber,
  formatPercent,
  formatVndShort,
} from '../text/format.ts';
import { label, t } from '../text/text.ts';
import type { PhaseProgress, Progress } from './count-progress.ts';
import { type Figures, NOTHING, per100, percentOf, plus, submittedOf } from './progress.ts';
import type { ParkStanding, UnitStanding } from './standing.ts';

export interface ProgressData {
  readonly progress: Progress;
  readonly categories: readonly Category[];
  readonly parks: readonly IndustrialPark[];
  readonly byPark: ReadonlyMap<number | null, ParkStanding>;
  readonly leaders: readonly UnitStanding[];
  readonly leadersPer100: readonly UnitStanding[];
  readonly assigned: ReadonlyMap<number, { sum: number; units: number }>;
}

/** The public page of a campaign: words first, the bar beside them, a table under every picture. */
export function progressPage(data: ProgressData, now: Date) {
  const { progress } = data;
  const { campaign, total } = progress;
  const today = dayInHanoi(now);
  return {
    title: campaign.title,
    slug: campaign.slug,
    occasion: campaign.occasion,
    asOf: t('progress.asOf', { instant: formatInstant(progress.asOf) }),
    total: {
      ...barOf(t('progress.whole'), total, total.goal),
      benefit: benefitOf(total),
      days: daysOf(campaign),
    },
    phases: progress.phases.map((phase) => phaseCard(phase, data, today)),
    outside: phaseOfDay(campaign.phases, today) ? null : outsideText(progress, today),
    goalsWarning: progress.goalsAgree ? null : t('progress.goalsDiffer'),
    fields: fieldRows(data),
    parks: parkRows(data),
    leaders: data.leaders.map((leader, index) => leaderRow(leader, index, formatNumber(leader.verified))),
    leadersPer100: data.leadersPer100.map((leader, index) =>
      leaderRow(leader, index, formatDecimal(per100(leader.verified, leader.headcount) ?? 0)),
    ),
    searchHref: paths.publicInitiatives(campaign.slug),
    isEmpty: total.submitted === 0,
  };
}

function phaseCard(counted: PhaseProgress, { assigned }: ProgressData, today: string) {
  const { phase } = counted;
  const running = phase.starts_on <= today && today <= phase.ends_on;
  const given = assigned.get(phase.id);
  return {
    ...barOf(t('progress.phase', { number: phase.number }), counted, phase.goal),
    theme: phase.theme,
    days: daysOf(phase),
    inferred: phase.starts_on_inferred ? t('progress.inferred') : null,
    running,
    state: isClosed(phase)
      ? t('progress.closed')
      : running
        ? t('progress.running')
        : today < phase.starts_on
          ? t('progress.upcoming')
          : t('progress.ended'),
    required:
      counted.requiredPerDay === null || !running || isClosed(phase)
        ? null
        : t('progress.required', { perDay: formatDecimal(counted.requiredPerDay) }),
    benefit: benefitOf(counted),
    assigned: given
      ? t('progress.assigned', { sum: formatNumber(given.sum), units: formatNumber(given.units) })
      : null,
    late:
      phase.first_closed_at !== null && !isClosed(phase)
        ? t('progress.unlocked', { reason: phase.unlock_reason })
        : null,
  };
}

const daysOf = ({ starts_on, ends_on }: { starts_on: string; ends_on: string }): string =>
  t('progress.days', { from: formatDay(starts_on), to: formatDay(ends_on) });

const benefitOf = ({ benefitVnd, benefitOnceVnd }: Figures): string | null => {
  if (benefitVnd === 0 && benefitOnceVnd === 0) return null;
  const yearly = t('progress.benefit', { amount: formatVndShort(benefitVnd) });
  return benefitOnceVnd > 0
    ? `${yearly} · ${t('progress.benefitOnce', { amount: formatVndShort(benefitOnceVnd) })}`
    : yearly;
};

/** The sentence and the bar of it, on an axis of 1000 that grows when the goal is passed. */
function barOf(name: string, figures: Figures, goal: number | null) {
  const { verified, awaiting } = figures;
  const axis = Math.max(goal ?? 0, verified + awaiting, 1);
  const at = (n: number): number => Math.round((n * 1000) / axis);
  const percent = percentOf(verified, goal);
  const numbers = {
    verified: formatNumber(verified),
    awaiting: formatNumber(awaiting),
    goal: formatNumber(goal ?? 0),
  };
  const sentence = goal === null ? t('progress.sentenceNoGoal', numbers) : t('progress.sentence', numbers);
  const percentText = percent === null ? t('progress.noGoal') : formatPercent(percent);
  const goalX = goal === null ? 0 : at(goal);
  return {
    label: name,
    sentence,
    heroNumber: numbers.verified,
    heroRest: goal === null ? t('progress.heroRestNoGoal', numbers) : t('progress.heroRest', numbers),
    percentText,
    verifiedText: t('progress.verified', numbers),
    awaitingText: awaiting > 0 ? t('progress.awaiting', numbers) : '',
    submittedText: t('progress.submitted', {
      submitted: formatNumber(submittedOf(figures)),
      returned: formatNumber(figures.returned),
    }),
    verifiedWidth: at(verified),
    awaitingX: at(verified),
    awaitingWidth: at(verified + awaiting) - at(verified),
    goalX,
    goalAtStart: goalX < 400,
    goalLabel: goal === null ? '' : t('progress.goal', numbers),
    reached: goal !== null && verified >= goal,
    ariaText: `${sentence}, ${percentText}`,
  };
}

function outsideText({ campaign }: Progress, today: string): string {
  const next = campaign.phases.find(({ starts_on }) => starts_on > today);
  return next
    ? t('progress.outsideNext', { number: next.number, day: formatDay(next.starts_on) })
    : t('progress.outside');
}

const shareText = (n: number, of: number): string => {
  const percent = percentOf(n, of);
  return percent === null ? '' : formatPercent(percent);
};

const cells = (figures: ParkStanding, total: Figures) => ({
  verified: formatNumber(figures.verified),
  awaiting: formatNumber(figures.awaiting),
  share: shareText(figures.verified, total.verified),
});

/** The three fields of the source, each with the finer categories that map to it. */
function fieldRows({ progress, categories }: ProgressData) {
  return FIELDS.map((field) => {
    const own = categories.filter((category) => category.field === field);
    const figures = own
      .map(({ id }) => progress.categories.get(id) ?? NOTHING)
      .reduce<Figures>(plus, NOTHING);
    // a field of one category would only say everything twice
    const finer =
      own.length > 1 ? own.filter(({ id }) => submittedOf(progress.categories.get(id) ?? NOTHING) > 0) : [];
    return {
      name: label('field', field),
      ...cells(figures, progress.total),
      finer: finer.map(({ id, name }) => ({
        name,
        ...cells(progress.categories.get(id) ?? NOTHING, progress.total),
      })),
    };
  });
}

function parkRows({ parks, byPark, progress }: ProgressData) {
  const rows = parks.map(({ id, name }) => ({ name, figures: byPark.get(id) ?? NOTHING }));
  rows.push({ name: t('progress.noPark'), figures: byPark.get(null) ?? NOTHING });
  return rows
    .filter(({ figures }) => figures.verified + figures.awaiting > 0)
    .sort((a, b) => b.figures.verified - a.figures.verified)
    .map(({ name, figures }) => ({ name, ...cells(figures, progress.total) }));
}

const leaderRow = ({ name }: UnitStanding, index: number, value: string) => ({
  rank: index + 1,
  name,
  value,
});
