/** Random numbers that are the same for the same seed, so that what once failed fails again. */
export interface Random {
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  one<T>(list: readonly T[]): T;
}

/** mulberry32 */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { below, one: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}
