import { countAll } from '../database/portable.ts';
import { prepared } from '../database/prepared.ts';
import type { Db, Status } from '../database/schema.ts';
import { AWAITING, SUBMITTED, VERIFIED } from '../initiatives/initiative.ts';
import { type Figures, NOTHING } from './progress.ts';

export interface Sum {
  readonly status: Status;
  readonly count: number;
  readonly benefit_vnd: number;
  readonly benefit_once_vnd: number;
}

/** Turns counter rows (one a status) into figures, by the counting rule of initiatives/initiative.ts. */
function figuresOf(rows: readonly Sum[]): Figures {
  const figures = { ...NOTHING };
  for (const { status, count, benefit_vnd, benefit_once_vnd } of rows) {
    if (status === AWAITING) figures.awaiting += count;
    if (status === 'returned') figures.returned += count;
    if (status !== VERIFIED) continue;
    figures.verified += count;
    figures.benefitVnd += benefit_vnd;
    figures.benefitOnceVnd += benefit_once_vnd;
  }
  return figures;
}

export function byKey<K, R extends Sum>(rows: readonly R[], keyOf: (row: R) => K): Map<K, Figures> {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return new Map([...groups].map(([key, group]) => [key, figuresOf(group)]));
}

export interface ByCategory {
  /** The whole of each phase. */
  readonly phases: Map<number, Figures>;
  /** The campaign by category; 0 is “none”. */
  readonly categories: Map<number, Figures>;
}

const tallyByCategory = prepared((db, campaignId: number) =>
  db
    .selectFrom('tally_category')
    .select(['phase_id', 'category_id', 'status', 'count', 'benefit_vnd', 'benefit_once_vnd'])
    .where('campaign_id', '=', campaignId)
    .where('status', 'in', SUBMITTED),
);

/** Phases and categories from the one small tally that holds both: their sums agree because they are one query. */
export async function figuresByPhaseAndCategory(db: Db, campaignId: number): Promise<ByCategory> {
  const rows = await tallyByCategory(db, campaignId);
  return { phases: byKey(rows, (row) => row.phase_id), categories: byKey(rows, (row) => row.category_id) };
}

/** The sum of what organisers assigned to units, by phase. */
const goalsOfPhases = prepared((db, campaignId: number) =>
  db
    .selectFrom('goal')
    .innerJoin('phase', 'phase.id', 'goal.phase_id')
    .select((eb) => [
      'goal.phase_id',
      eb.cast<number>(eb.fn.sum('assigned'), 'integer').as('sum'),
      countAll(eb).as('units'),
    ])
    .where('phase.campaign_id', '=', campaignId)
    .where('assigned', 'is not', null)
    .groupBy('goal.phase_id'),
);

export async function assignedGoals(
  db: Db,
  campaignId: number,
): Promise<Map<number, { sum: number; units: number }>> {
  return new Map(
    (await goalsOfPhases(db, campaignId)).map(({ phase_id, sum, units }) => [phase_id, { sum, units }]),
  );
}
