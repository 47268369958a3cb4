/** How a phase's goal may be proposed to be shared out. */
export const SHARINGS = ['equal', 'headcount'] as const;
export type Sharing = (typeof SHARINGS)[number];

/**
 * Shares a goal out in proportion to the weights, in whole numbers that sum to it exactly: everybody
 * gets their part rounded down, and what is left goes one by one to the largest remainders (the earlier
 * first where they are equal). Null where there is nobody to share it among.
 */
export function allocateGoal(goal: number, weights: readonly number[]): number[] | null {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return null;
  const parts = weights.map((weight) => Math.floor((goal * weight) / total));
  const left = goal - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (goal * weight) % total }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] as number) + 1;
  return parts;
}

export interface Sharer {
  readonly id: number;
  readonly headcount: number | null;
}

/** By unit; a unit whose headcount is not known gets nothing where headcounts decide. */
export function proposeGoals(
  goal: number,
  units: readonly Sharer[],
  by: Sharing,
): ReadonlyMap<number, number> | null {
  const sharers = by === 'equal' ? units : units.filter(({ headcount }) => (headcount ?? 0) > 0);
  const parts = allocateGoal(
    goal,
    sharers.map(({ headcount }) => (by === 'equal' ? 1 : (headcount ?? 0))),
  );
  return parts && new Map(sharers.map(({ id }, index) => [id, parts[index] as number]));
}
