import { dayInHanoi } from '../calendar.ts';
import type { CampaignWithPhases } from '../campaigns/campaign.store.ts';
import { type Phase, sumOfGoals } from '../campaigns/campaign.ts';
import type { Db } from '../database/schema.ts';
import { figuresByPhaseAndCategory } from './progress.store.ts';
import { type Figures, NOTHING, percentOf, plus, requiredPerDay, submittedOf } from './progress.ts';

export interface PhaseProgress extends Figures {
  readonly phase: Phase;
  readonly submitted: number;
  readonly percent: number | null;
  readonly requiredPerDay: number | null;
}

export interface Progress {
  readonly campaign: CampaignWithPhases;
  readonly asOf: string;
  readonly total: Figures & {
    readonly submitted: number;
    readonly goal: number | null;
    readonly percent: number | null;
  };
  readonly phases: readonly PhaseProgress[];
  readonly categories: ReadonlyMap<number, Figures>;
  /** False where the phases' goals do not add up to the campaign's: shown as a warning, never corrected. */
  readonly goalsAgree: boolean;
}

/** The figures of a campaign: the one count behind the page, the API, the export and the report. */
export async function countProgress(db: Db, campaign: CampaignWithPhases, now: Date): Promise<Progress> {
  const { phases, categories } = await figuresByPhaseAndCategory(db, campaign.id);
  const today = dayInHanoi(now);
  const counted = campaign.phases.map((phase) => {
    const figures = phases.get(phase.id) ?? NOTHING;
    const { verified } = figures;
    return {
      ...figures,
      phase,
      submitted: submittedOf(figures),
      percent: percentOf(verified, phase.goal),
      requiredPerDay: requiredPerDay(phase, verified, today),
    };
  });
  const sum = counted.reduce<Figures>(plus, NOTHING);
  const goals = sumOfGoals(campaign.phases);
  const goal = campaign.goal ?? goals;
  return {
    campaign,
    asOf: now.toISOString(),
    total: { ...sum, submitted: submittedOf(sum), goal, percent: percentOf(sum.verified, goal) },
    phases: counted,
    categories,
    goalsAgree: campaign.goal === null || goals === null || goals === campaign.goal,
  };
}
