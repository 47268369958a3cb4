import { createHash } from 'node:crypto';
import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import { Conflict, Invalid, NotFound } from '../../errors.ts';
import { accountIdOf } from '../../permissions.ts';
import { formatNumber } from '../../text/format.ts';
import { isClosed, type Phase } from '../campaign.ts';
import type { ManagedCampaign } from '../managed-campaign.store.ts';
import { getForManaging } from '../managed-campaign.ts';
import { getPhase } from '../phases/phase.store.ts';
import { proposeGoals, type Sharing } from './allocate-goal.ts';
import { type GoalRow, listGoalsOf, sumGoals, writeGoals } from './goal.store.ts';

/** All units of a phase together; past this it is a slip of zeros, and sums must stay whole on both databases. */
const MOST_TOGETHER = 1_000_000_000;

/** Null is “chưa giao”. */
export interface Goals {
  readonly assigned: number | null;
  readonly selfRaised: number | null;
}
export interface GoalChange {
  readonly organisationId: number;
  /** What the form showed when it was filled: somebody else's change meanwhile is not overwritten. */
  readonly was: Goals;
  readonly goals: Goals;
}

/** Writes the goals that differ; answers how many did. */
export async function setGoals(
  context: Context,
  slug: string,
  number: number,
  changes: readonly GoalChange[],
): Promise<number> {
  return atomically(context, async (inside) => {
    const { campaign, phase } = await loadOpen(inside, slug, number);
    const ids = changes.map(({ organisationId }) => organisationId);
    const rows = new Map(
      (await listGoalsOf(inside.db, campaign.hostPath, phase, ids)).map((row) => [row.id, row]),
    );
    const differing = changes.flatMap(({ organisationId, was, goals }) => {
      const row = rows.get(organisationId);
      if (!row) throw new NotFound();
      if (isSame(was, goals)) return [];
      if (!isSame(was, row)) throw new Conflict('stale');
      return [{ row, goals }];
    });
    await write(inside, campaign, phase, differing);
    return differing.length;
  });
}

/** Gives every unit what the proposal shown says, provided that it still says so. */
export async function applyProposal(
  context: Context,
  slug: string,
  number: number,
  { by, digest }: { by: Sharing; digest: string },
): Promise<void> {
  await atomically(context, async (inside) => {
    const { campaign, phase } = await loadOpen(inside, slug, number);
    const rows = await listGoalsOf(inside.db, campaign.hostPath, phase);
    const proposal = phase.goal === null ? null : proposeGoals(phase.goal, rows, by);
    if (!proposal) throw new Invalid({ '': { code: 'nothing_to_share' } });
    if (digest !== digestOf(proposal)) throw new Conflict('stale');
    const differing = rows
      .map((row) => ({ row, goals: { assigned: proposal.get(row.id) ?? null, selfRaised: row.selfRaised } }))
      .filter(({ row, goals }) => !isSame(row, goals));
    await write(inside, campaign, phase, differing, by);
  });
}

/** What the reader of a proposal saw, in a few letters. */
export function digestOf(proposal: ReadonlyMap<number, number>): string {
  const inOrder = [...proposal].sort(([a], [b]) => a - b);
  return createHash('sha256').update(JSON.stringify(inOrder)).digest('base64url').slice(0, 16);
}

const isSame = (a: Goals, b: Goals): boolean => a.assigned === b.assigned && a.selfRaised === b.selfRaised;

async function loadOpen(inside: Inside, slug: string, number: number) {
  const campaign = await getForManaging(inside, slug);
  const phase = await getPhase(inside.db, campaign.id, number);
  if (isClosed(phase)) throw new Conflict('phase_closed_edit', { number });
  return { campaign, phase };
}

async function write(
  inside: Inside,
  campaign: ManagedCampaign,
  phase: Phase,
  changes: readonly { row: GoalRow; goals: Goals }[],
  by?: Sharing,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ row, goals }) => ({
    phase_id: phase.id,
    organisation_id: row.id,
    assigned: goals.assigned,
    self_raised: goals.selfRaised,
  }));
  await writeGoals(inside.db, rows, { at: inside.now.toISOString(), accountId: accountIdOf(inside.actor) });
  const sums = await sumGoals(inside.db, phase.id);
  if (Math.max(sums.assigned, sums.selfRaised) > MOST_TOGETHER)
    throw new Invalid({ '': { code: 'goals_too_large', params: { most: formatNumber(MOST_TOGETHER) } } });
  const told = (pick: (change: { row: GoalRow; goals: Goals }) => Goals) =>
    changes.map((change) => [change.row.code, pick(change).assigned, pick(change).selfRaised]);
  recordEvent(inside, {
    action: 'phase.goals_set',
    subjectType: 'phase',
    subject: `${campaign.slug}/${phase.number}`,
    organisationPath: campaign.hostPath,
    before: { goals: told(({ row }) => row) },
    after: { goals: told(({ goals }) => goals), ...(by ? { sharedBy: by } : {}) },
  });
}
