import { createHash } from 'node:crypto';

/** Chance that repeats: the same seed gives the same demo on every machine (sfc32). */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(seed: string) {
    const hash = createHash('sha256').update(seed).digest();
    this.a = hash.readUInt32LE(0);
    this.b = hash.readUInt32LE(4);
    this.c = hash.readUInt32LE(8);
    this.d = hash.readUInt32LE(12);
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  readonly below = (end: number): number => Math.floor(this.next() * end);

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  /** About a bell curve around 0, of width 1. */
  bell(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * Math.sqrt(3);
  }
}

/** Picks in proportion to weights, in logarithmic time. */
export class Weighted<T> {
  private readonly items: readonly T[];
  private readonly ends: Float64Array;

  constructor(items: readonly T[], weightOf: (item: T, index: number) => number) {
    this.items = items;
    let end = 0;
    this.ends = Float64Array.from(items, (item, index) => {
      end += weightOf(item, index);
      return end;
    });
  }

  pick(random: Random): T {
    const goal = random.next() * (this.ends.at(-1) ?? 0);
    let low = 0;
    let high = this.ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] as number) > goal) high = middle;
      else low = middle + 1;
    }
    return this.items[low] as T;
  }
}

/** Whole parts in proportion to the weights, which sum to exactly `whole`. */
export function share(whole: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return weights.map(() => 0);
  let given = 0;
  let due = 0;
  return weights.map((weight) => {
    due += (whole * weight) / total;
    const part = Math.round(due) - given;
    given += part;
    return part;
  });
}
