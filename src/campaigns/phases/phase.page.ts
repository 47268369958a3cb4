import type { Problems } from '../../errors.ts';
import { versionShown } from '../../http/form-again.ts';
import { type Body, checkbox, rawFields } from '../../http/forms.ts';
import { paths } from '../../http/paths.ts';
import { shownProblems } from '../../http/render.ts';
import { formatDay, formatNumber } from '../../text/format.ts';
import { t } from '../../text/text.ts';
import type { Phase } from '../campaign.ts';
import type { ManagedCampaign } from '../managed-campaign.store.ts';
import { REASON_MOST } from './close-phase.ts';

export interface PhaseForm {
  readonly campaign: ManagedCampaign;
  readonly body: Body;
  readonly problems?: Problems;
  /** The phase that is edited; absent for a new one. */
  readonly phase?: Phase;
}

const LABELS = {
  number: 'phase.number',
  theme: 'phase.theme',
  startsOn: 'campaign.startsOn',
  endsOn: 'campaign.endsOn',
  goal: 'campaign.goal',
} as const;

export function phaseFormPage({ campaign, body, problems = {}, phase }: PhaseForm) {
  const { slug } = campaign;
  return {
    title: phase ? t('phase.edit', { number: phase.number }) : t('phase.new'),
    campaignTitle: campaign.title,
    action: phase ? paths.adminPhase(slug, phase.number) : paths.adminPhases(slug),
    cancelHref: paths.adminCampaign(slug),
    version: phase ? versionShown(body, problems, String(phase.version)) : null,
    ...shownProblems(problems, LABELS),
    typed: rawFields(body),
    inferred: phase?.starts_on_inferred === 1,
    startConfirmed: checkbox(body, 'startConfirmed'),
  };
}

/** A stored phase as its form would have sent it. */
export const phaseTyped = (phase: Phase): Body => ({
  number: String(phase.number),
  theme: phase.theme,
  startsOn: formatDay(phase.starts_on),
  endsOn: formatDay(phase.ends_on),
  goal: phase.goal === null ? '' : formatNumber(phase.goal),
});

/** The number that follows; the day after the last phase where that is still inside the campaign. */
export function nextPhaseTyped(phases: readonly Phase[], campaign: ManagedCampaign, dayAfter: string): Body {
  const startsOn = phases.length === 0 ? campaign.starts_on : dayAfter;
  const fits = startsOn <= campaign.ends_on;
  return {
    number: String(Math.max(0, ...phases.map(({ number }) => number)) + 1),
    startsOn: fits ? formatDay(startsOn) : '',
    endsOn: fits ? formatDay(campaign.ends_on) : '',
  };
}

export interface UnlockForm {
  readonly campaign: ManagedCampaign;
  readonly phase: Phase;
  readonly body: Body;
  readonly problems?: Problems;
}

/** Asks why a closed phase is opened again. */
export function unlockPage({ campaign, phase, body, problems = {} }: UnlockForm) {
  return {
    title: t('phase.unlock', { number: phase.number }),
    campaignTitle: campaign.title,
    action: paths.closingRemoval(campaign.slug, phase.number),
    cancelHref: paths.adminCampaign(campaign.slug),
    version: versionShown(body, problems, String(phase.version)),
    reasonMost: REASON_MOST,
    ...shownProblems(problems, { reason: 'phase.unlockReason' }),
    typed: rawFields(body),
  };
}
