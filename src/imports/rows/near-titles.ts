const LIKE_ENOUGH = 0.88;
/** Only the latest of a key are held against: a file must not be able to ask for any number of comparisons. */
const MOST_COMPARED = 300;

interface Title<T> {
  readonly title: string;
  readonly what: T;
  /** Made when it is first held against another: most never are. */
  pairs?: Uint32Array;
}

/** Finds, among the titles of a key, one that is nearly the same but for a few letters; their numbers must agree. */
export class NearTitles<T> {
  readonly #titles = new Map<string, Title<T>[]>();

  add(key: string, title: string, what: T): void {
    const whole = keyOf(key, title);
    const known = this.#titles.get(whole);
    if (known) known.push({ title, what });
    else this.#titles.set(whole, [{ title, what }]);
  }

  find(key: string, title: string): T | undefined {
    const known = this.#titles.get(keyOf(key, title));
    if (!known) return undefined;
    const pairs = pairsOf(title);
    const isNear = (other: Title<T>): boolean =>
      mayBeNear(title, other.title) && likeness(pairs, pairsIn(other)) >= LIKE_ENOUGH;
    return known.slice(-MOST_COMPARED).find(isNear)?.what;
  }
}

const keyOf = (key: string, title: string): string => `${key}\n${title.replace(/\D+/g, ' ')}`;

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
