/** How far the best one must be ahead of the second. */
const CLEARLY = 0.05;
/** 0.95 − 0.9 is a little less than 0.05. */
const ROUNDING = 1e-9;

/** The best candidate where it is good enough and clearly the best; null where a person must choose. */
export function acceptAbove<T extends { readonly score: number }>(
  candidates: readonly T[],
  score: number,
): T | null {
  const [best, second] = [...candidates].sort((a, b) => b.score - a.score);
  if (!best || best.score < score) return null;
  return second && best.score - second.score < CLEARLY - ROUNDING ? null : best;
}
