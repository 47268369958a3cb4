import type { Problems } from '../../errors.ts';
import { type Body, textField } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { namedProblem, shownProblems } from '../../http/render.ts';
import { formatNumber } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import { isClosed, type Phase } from '../campaign.ts';
import type { ManagedCampaign } from '../managed-campaign.store.ts';
import { SHARINGS, type Sharing } from './allocate-goal.ts';
import { wasText } from './goal.form.ts';
import type { GoalRow, GoalSums } from './goal.store.ts';
import { digestOf } from './set-goals.ts';

export interface GoalsData {
  readonly campaign: ManagedCampaign;
  readonly phase: Phase;
  readonly rows: readonly GoalRow[];
  /** There is a next page. */
  readonly more: boolean;
  readonly q: string;
  readonly after: number;
  readonly sums: GoalSums;
  /** Enterprises in all, on this page and the others. */
  readonly units: number;
  readonly proposal: { readonly by: Sharing; readonly goals: ReadonlyMap<number, number> } | null;
  /** A form that was sent and not taken. */
  readonly body?: Body;
  readonly problems?: Problems;
}

/** The goals of a phase by enterprise: a table that can be typed into, its sum beside the phase's goal. */
export function goalsPage(data: GoalsData) {
  const { campaign, phase, rows, q, after, proposal, problems = {} } = data;
  const at = (query: Record<string, string | number | undefined>): string =>
    paths.adminGoals(campaign.slug, phase.number, { q, ...query });
  const shown = shownProblems(problems);
  return {
    title: t('goals.title', { number: phase.number }),
    campaignTitle: campaign.title,
    backHref: paths.adminCampaign(campaign.slug),
    ...shown,
    summary: shown.summary.map(({ field, text }) => ({ field, text: named(field, text, rows) })),
    closed: isClosed(phase) ? t('goals.closed') : null,
    sum: sumText(phase.goal, data.sums.assigned),
    sumUnits: t('goals.units', { units: formatNumber(data.sums.units), of: formatNumber(data.units) }),
    selfRaised:
      data.sums.selfRaised > 0 ? t('goals.selfRaisedSum', { sum: formatNumber(data.sums.selfRaised) }) : null,
    q,
    after,
    filterAction: at({ q: undefined }),
    clearHref: q === '' ? null : at({ q: undefined }),
    action: at({ q: undefined }),
    rows: rows.map((row) => goalRow(row, data, shown.errors)),
    propose: proposeOf(data, at),
    proposal: proposal && proposalOf(data, proposal),
    firstHref: after > 0 ? at({ propose: proposal?.by }) : null,
    nextHref: data.more ? at({ after: rows.at(-1)?.id, propose: proposal?.by }) : null,
  };
}

/** A problem with a box names the enterprise that it belongs to. */
function named(field: string, text: string, rows: readonly GoalRow[]): string {
  const unit = rows.find(({ id }) => field.endsWith(`-${id}`));
  return unit ? namedProblem(unit.name, text) : text;
}

/** The sum beside the goal, and how they differ, in words. */
function sumText(goal: number | null, sum: number): string {
  const params = {
    sum: formatNumber(sum),
    goal: formatNumber(goal ?? 0),
    difference: formatNumber(Math.abs(sum - (goal ?? 0))),
  };
  if (goal === null) return t('goals.sumWithoutGoal', params);
  return t(sum === goal ? 'goals.sumExact' : sum < goal ? 'goals.sumBelow' : 'goals.sumAbove', params);
}

const typedNumber = (goal: number | null): string => (goal === null ? '' : formatNumber(goal));

function goalRow(row: GoalRow, data: GoalsData, errors: Record<string, string>) {
  const { id, code, name, headcount } = row;
  return {
    id,
    code,
    name,
    headcount: headcount === null ? t('goals.unknown') : formatNumber(headcount),
    ...(data.body ? typedAgain(row, data.body, data.problems ?? {}) : stored(row, data.proposal)),
    ...(errors[`assigned-${id}`] ? { assignedError: errors[`assigned-${id}`] } : {}),
    ...(errors[`selfRaised-${id}`] ? { selfRaisedError: errors[`selfRaised-${id}`] } : {}),
  };
}

const stored = (row: GoalRow, proposal: GoalsData['proposal']) => ({
  was: wasText(row),
  assigned: typedNumber(proposal ? (proposal.goals.get(row.id) ?? null) : row.assigned),
  selfRaised: typedNumber(row.selfRaised),
});

/**
 * As it was sent. Where somebody else saved meanwhile, rows that the sender did not touch show the new
 * goals, and a row that both changed says what it is now.
 */
function typedAgain(row: GoalRow, body: Body, problems: Problems) {
  const typed = (name: string): string => textField(body, `${name}-${row.id}`);
  const was = typed('was') || wasText(row);
  const sent = { assigned: typed('assigned'), selfRaised: typed('selfRaised') };
  if (problems['']?.code !== 'stale') return { was, ...sent };
  const now = wasText(row);
  const touched = `${sent.assigned}|${sent.selfRaised}`.replace(/[. ]/g, '') !== was;
  if (!touched) return stored(row, null);
  if (was === now) return { was, ...sent };
  return { was: now, ...sent, assignedError: t('goals.changedMeanwhile', nowText(row)) };
}

const nowText = (row: GoalRow) => ({
  assigned: row.assigned === null ? t('campaign.noGoal') : formatNumber(row.assigned),
  selfRaised: row.selfRaised === null ? t('goals.noSelfRaised') : formatNumber(row.selfRaised),
});

/** What can be proposed: nothing without a goal, without units, or in a closed phase. */
function proposeOf({ phase, units }: GoalsData, at: (query: Record<string, string>) => string) {
  if (phase.goal === null || units === 0 || isClosed(phase)) return null;
  return SHARINGS.map((by) => ({ text: label('sharing', by), href: at({ propose: by }) }));
}

function proposalOf(
  { campaign, phase, units }: GoalsData,
  { by, goals }: NonNullable<GoalsData['proposal']>,
) {
  const left = units - goals.size;
  return {
    text: t('goals.proposal', {
      goal: formatNumber(phase.goal ?? 0),
      units: formatNumber(goals.size),
      how: label('sharing', by),
    }),
    left: left > 0 ? t('goals.proposalLeft', { units: formatNumber(left) }) : null,
    by,
    digest: digestOf(goals),
    action: paths.goalProposal(campaign.slug, phase.number),
    button: t('goals.applyProposal', { units: formatNumber(units) }),
    cancelHref: paths.adminGoals(campaign.slug, phase.number),
  };
}
