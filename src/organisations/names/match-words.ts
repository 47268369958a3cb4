import type { ComparedWord } from './likeness.ts';
import { wordLikeness } from './word-likeness.ts';

export interface Match {
  /** Weight of what is matched against the weight of everything, 0 to 1. */
  readonly score: number;
  /** Words of one name that the other lacks. */
  readonly missing: boolean;
  readonly rearranged: boolean;
  /** Words taken for each other that are not written alike, but for slips in long ones. */
  readonly misspelled: boolean;
  /** The share of matched words, by weight, that differ in accents. */
  readonly accentsDiffer: number;
}

/** So alike that a slip of the pen is likelier than another word. */
const SURE = 0.95;
const INITIALS = 0.8;
const REARRANGED = 0.97;

/** Pairs the words of two names, each at most once: equal ones first, then like ones, then initials of several. */
export function matchWords(a: readonly ComparedWord[], b: readonly ComparedWord[]): Match {
  const pairing = new Pairing(a, b);
  pairing.equal();
  pairing.alike();
  pairing.initials(a, b, pairing.ofA, pairing.ofB);
  pairing.initials(b, a, pairing.ofB, pairing.ofA);
  return pairing.result();
}

class Pairing {
  /** How like its partner each word is; 0 for words without one. */
  readonly ofA: Float32Array;
  readonly ofB: Float32Array;
  private readonly a: readonly ComparedWord[];
  private readonly b: readonly ComparedWord[];
  private readonly partners: [number, number][] = [];
  private differing = 0;

  constructor(a: readonly ComparedWord[], b: readonly ComparedWord[]) {
    this.a = a;
    this.b = b;
    this.ofA = new Float32Array(a.length);
    this.ofB = new Float32Array(b.length);
  }

  equal(): void {
    let from = 0;
    for (const [at, word] of this.a.entries()) {
      const isIt = (other: ComparedWord, place: number): boolean =>
        this.ofB[place] === 0 && other.folded === word.folded;
      const after = this.b.findIndex((other, place) => place >= from && isIt(other, place));
      const found = after >= 0 ? after : this.b.findIndex(isIt);
      if (found < 0) continue;
      this.pair(at, found, 1);
      from = found + 1;
    }
  }

  alike(): void {
    for (const [at, word] of this.a.entries()) {
      if (this.ofA[at] !== 0) continue;
      let best = 0;
      let found = -1;
      for (const [place, other] of this.b.entries()) {
        if (this.ofB[place] !== 0) continue;
        const like = wordLikeness(word.folded, other.folded);
        if (like <= best) continue;
        best = like;
        found = place;
      }
      if (found >= 0) this.pair(at, found, best);
    }
  }

  /** “ĐT” for “Điện tử”: one word of letters against a run of words that begin with them. */
  initials(
    short: readonly ComparedWord[],
    long: readonly ComparedWord[],
    ofShort: Float32Array,
    ofLong: Float32Array,
  ): void {
    for (const [at, { folded }] of short.entries()) {
      if (ofShort[at] !== 0 || !/^[a-z]{2,6}$/.test(folded)) continue;
      const from = long.findIndex((_, place) =>
        [...folded].every(
          (letter, step) => ofLong[place + step] === 0 && long[place + step]?.folded[0] === letter,
        ),
      );
      if (from < 0) continue;
      ofShort[at] = INITIALS;
      ofLong.fill(INITIALS, from, from + folded.length);
    }
  }

  result(): Match {
    const likes = [...this.ofA, ...this.ofB];
    const weights = [...this.a, ...this.b].map(({ weight }) => weight);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const matched = likes.reduce((sum, like, at) => sum + like * (weights[at] ?? 0), 0);
    const inOrder = [...this.partners].sort(([x], [y]) => x - y).map(([, place]) => place);
    const rearranged = inOrder.some((place, at) => at > 0 && place < (inOrder[at - 1] ?? 0));
    return {
      score: (matched / total) * (rearranged ? REARRANGED : 1),
      missing: likes.some((like) => like === 0),
      rearranged,
      misspelled: likes.some((like) => like > 0 && like < SURE - 0.001),
      accentsDiffer: this.differing / total,
    };
  }

  private pair(at: number, place: number, like: number): void {
    this.ofA[at] = like;
    this.ofB[place] = like;
    this.partners.push([at, place]);
    const [word, other] = [this.a[at], this.b[place]];
    if (like === 1 && word?.spelled && other?.spelled && word.spelled !== other.spelled)
      this.differing += word.weight + other.weight;
  }
}
