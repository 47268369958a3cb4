const LIKE_ENOUGH = 0.88;
/** Only the latest of a key are held against: a file must not be able to ask for any number of comparisons. */
const MOST_COMPARED = 300;
/** Over a whole file: some seconds' work. What comes after is held only against what agrees word for word. */
const MOST_IN_ALL = 2_000_000;
/** More than this under one key are told apart by the numbers in them before they are compared. */
const FEW = 20;

interface Title<T> {
  readonly title: string;
  readonly what: T;
  /** Both made when it is first held against another: most never are. */
  pairs?: Uint32Array;
  numbers?: string;
}

/** Finds, among the titles of a key, one that is nearly the same but for a few letters; their numbers must agree. */
export class NearTitles<T> {
  // most keys have one title: a group for each would cost more than all the comparing
  readonly #titles = new Map<string, Title<T> | Group<T>>();
  #left = MOST_IN_ALL;

  add(key: string, title: string, what: T): void {
    const known = this.#titles.get(key);
    const one = { title, what };
    if (known instanceof Group) known.add(one);
    else this.#titles.set(key, known ? new Group(known, one) : one);
  }

  find(key: string, title: string): T | undefined {
    const known = this.#titles.get(key);
    if (!known || this.#left <= 0) return undefined;
    const numbers = numbersIn(title);
    const others = (known instanceof Group ? known.of(numbers) : [known]).slice(-MOST_COMPARED);
    this.#left -= others.length;
    const near = others.filter((other) => mayBeNear(title, other.title) && numbersOf(other) === numbers);
    if (near.length === 0) return undefined;
    const pairs = pairsOf(title);
    return near.find((other) => likeness(pairs, pairsIn(other)) >= LIKE_ENOUGH)?.what;
  }
}

/** The titles of one key, in their order. */
class Group<T> {
  readonly #all: Title<T>[];
  #byNumbers: Map<string, Title<T>[]> | undefined;

  constructor(...titles: Title<T>[]) {
    this.#all = titles;
  }

  add(title: Title<T>): void {
    if (this.#byNumbers) file(this.#byNumbers, title);
    else this.#all.push(title);
  }

  /** Those that may hold these numbers. */
  of(numbers: string): readonly Title<T>[] {
    if (this.#all.length <= FEW) return this.#all;
    if (!this.#byNumbers) {
      this.#byNumbers = new Map();
      for (const title of this.#all) file(this.#byNumbers, title);
    }
    return this.#byNumbers.get(numbers) ?? [];
  }
}

function file<T>(byNumbers: Map<string, Title<T>[]>, title: Title<T>): void {
  const numbers = numbersOf(title);
  const known = byNumbers.get(numbers);
  if (known) known.push(title);
  else byNumbers.set(numbers, [title]);
}

const numbersIn = (title: string): string => title.replace(/\D+/g, ' ');

function numbersOf(title: Title<unknown>): string {
  title.numbers ??= numbersIn(title.title);
  return title.numbers;
}

function mayBeNear(one: string, other: string): boolean {
  if (one === other) return false;
  return Math.abs(one.length - other.length) / Math.max(one.length, other.length) <= 1 - LIKE_ENOUGH;
}

/** How many of the pairs of letters are shared, from 0 to 1 (Dice). */
function likeness(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  for (let at = 0, there = 0; at < one.length && there < other.length; ) {
    const left = one[at] ?? 0;
    const right = other[there] ?? 0;
    if (left === right) shared++;
    if (left <= right) at++;
    if (right <= left) there++;
  }
  const count = one.length + other.length;
  return count === 0 ? 0 : (2 * shared) / count;
}

function pairsIn(title: Title<unknown>): Uint32Array {
  title.pairs ??= pairsOf(title.title);
  return title.pairs;
}

/** Every two letters that follow one another, in an order that lets two texts be held side by side. */
function pairsOf(text: string): Uint32Array {
  const pairs = new Uint32Array(Math.max(0, text.length - 1));
  for (let at = 0; at < pairs.length; at++)
    pairs[at] = text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
  return pairs.sort();
}
