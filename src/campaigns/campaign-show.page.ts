import { paths } from '../http/paths.ts';
import { formatInstant, formatNumber } from '../text/format.ts';
import { label, t } from '../text/text.ts';
import { daysOf, goalOf } from './campaign.page.ts';
import { type Campaign, isClosed, type Phase, sumOfGoals } from './campaign.ts';
import type { ManagedCampaign } from './managed-campaign.store.ts';
import type { PhaseState } from './phases/phase.store.ts';

export interface CampaignData {
  readonly campaign: ManagedCampaign;
  readonly phases: readonly Phase[];
  readonly parents: readonly Campaign[];
  readonly states: ReadonlyMap<number, PhaseState>;
}

/** One campaign as its organisers see it: what is set, what does not add up, and what can be done. */
export function campaignShowPage({ campaign, phases, parents, states }: CampaignData) {
  const { slug } = campaign;
  return {
    title: campaign.title,
    isProgramme: campaign.is_programme === 1,
    kind: label('campaignKind', campaign.is_programme ? 'programme' : 'campaign'),
    host: campaign.hostName,
    days: daysOf(campaign),
    goal: goalOf(campaign.goal),
    occasion: campaign.occasion,
    publishedText: campaign.published_text,
    parents: parents.map(({ title }) => title),
    ownEntries: {
      text: campaign.own_entries_verifiable ? t('ownEntries.allowed') : t('ownEntries.refused'),
      action: campaign.own_entries_verifiable ? paths.ownEntriesRemoval(slug) : paths.ownEntries(slug),
      button: campaign.own_entries_verifiable ? t('ownEntries.refuse') : t('ownEntries.allow'),
    },
    warnings: warningsOf(campaign, phases),
    phases: phases.map((phase) => phaseCard(slug, phase, states.get(phase.id))),
    publicHref: paths.campaign(slug),
    editHref: paths.editCampaign(slug),
    newPhaseHref: paths.newPhase(slug),
    listHref: paths.adminCampaigns(),
  };
}

/** Said, never refused: what is published need not add up. */
function warningsOf(campaign: Campaign, phases: readonly Phase[]): string[] {
  const sum = sumOfGoals(phases);
  const stray = phases.filter(
    ({ starts_on, ends_on }) => starts_on < campaign.starts_on || ends_on > campaign.ends_on,
  );
  return [
    ...(campaign.goal !== null && sum !== null && sum !== campaign.goal
      ? [
          t(sum < campaign.goal ? 'campaign.goalsBelow' : 'campaign.goalsAbove', {
            sum: formatNumber(sum),
            goal: formatNumber(campaign.goal),
            difference: formatNumber(Math.abs(sum - campaign.goal)),
          }),
        ]
      : []),
    ...stray.map((phase) =>
      t('campaign.phaseOutside', {
        number: phase.number,
        phaseDays: daysOf(phase),
        days: daysOf(campaign),
      }),
    ),
  ];
}

function phaseCard(slug: string, phase: Phase, state: PhaseState | undefined) {
  const { number } = phase;
  const closed = isClosed(phase);
  const openItems = (state?.awaiting ?? 0) + (state?.returned ?? 0);
  return {
    number,
    heading: t('campaign.phase', { number }),
    theme: phase.theme,
    days: daysOf(phase),
    inferred: phase.starts_on_inferred === 1,
    goal: goalOf(phase.goal),
    assigned:
      state?.assigned == null
        ? t('campaign.noneAssigned')
        : t('campaign.assigned', { sum: formatNumber(state.assigned), units: formatNumber(state.units) }),
    state: closed
      ? { status: 'closed', text: t('campaign.closedAt', { instant: formatInstant(phase.closed_at ?? '') }) }
      : { status: 'open', text: t('campaign.open') },
    unlocked:
      !closed && phase.first_closed_at !== null
        ? t('campaign.unlocked', {
            instant: formatInstant(phase.first_closed_at),
            reason: phase.unlock_reason,
          })
        : null,
    openItems:
      openItems === 0
        ? null
        : t('campaign.openItems', {
            awaiting: formatNumber(state?.awaiting ?? 0),
            returned: formatNumber(state?.returned ?? 0),
          }),
    closed,
    version: phase.version,
    editHref: closed ? null : paths.editPhase(slug, number),
    goalsHref: paths.adminGoals(slug, number),
    reportHref: paths.report(slug, number),
    closingAction: paths.closing(slug, number),
    unlockHref: paths.unlockPhase(slug, number),
  };
}
