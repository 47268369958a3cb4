import { fold } from '../../text/fold.ts';

/** What an item is held against others by; names and titles folded. */
export interface Looks {
  readonly organisationId: number;
  readonly title: string;
  readonly author: string;
  readonly day: string;
  readonly benefitVnd: number | null;
  readonly categoryCode: string;
}

/** Where the other one stands: a row of the file, or an item that is there already. */
export type Place = { readonly sheet: string; readonly row: number } | { readonly code: string };

/** In what the two differ. */
export type Differs = 'day' | 'author' | 'title';

export interface Lookalike {
  readonly place: Place;
  readonly differs: Differs;
}

interface Known extends Looks {
  readonly place: Place;
}

/** Titles so short are shared by too many initiatives to say anything. */
const SHORTEST_TITLE = 12;
const LIKE_ENOUGH = 0.88;

/**
 * Remembers items and finds those that are probably the same one as another: the same title and author
 * on another day; the same title, day, field and sum under another author, as where each author has a
 * row; nearly the same title of the same author and day, as after a typing error was put right. Numbers
 * in titles must agree: “máy số 12” is not “máy số 13”.
 */
export class Lookalikes {
  readonly #byTitle = new Map<string, Known[]>();
  readonly #byDay = new Map<string, Known[]>();

  add(looks: Looks, place: Place): void {
    const known = { ...looks, place };
    remember(this.#byTitle, titleKey(looks), known);
    remember(this.#byDay, dayKey(looks), known);
  }

  find(looks: Looks): Lookalike | null {
    if (looks.title.length < SHORTEST_TITLE) return null;
    for (const other of this.#byTitle.get(titleKey(looks)) ?? []) {
      const differs = sameTitleDiffers(looks, other);
      if (differs) return { place: other.place, differs };
    }
    const near = (this.#byDay.get(dayKey(looks)) ?? []).find((other) => isNear(looks.title, other.title));
    return near ? { place: near.place, differs: 'title' } : null;
  }
}

export const looksOf = (item: {
  organisationId: number;
  title: string;
  author: string;
  day: string;
  benefitVnd?: number | null | undefined;
  categoryCode: string;
}): Looks => ({
  ...item,
  title: fold(item.title),
  author: fold(item.author),
  benefitVnd: item.benefitVnd ?? null,
});

const titleKey = ({ organisationId, title }: Looks): string => `${organisationId} ${title}`;
const dayKey = ({ organisationId, day, author }: Looks): string => `${organisationId} ${day} ${author}`;

function remember(index: Map<string, Known[]>, key: string, known: Known): void {
  const list = index.get(key);
  if (list) list.push(known);
  else index.set(key, [known]);
}

function sameTitleDiffers(one: Looks, other: Looks): Differs | null {
  if (one.author === other.author) return one.day === other.day ? null : 'day';
  const same =
    one.day === other.day && one.benefitVnd === other.benefitVnd && one.categoryCode === other.categoryCode;
  return same ? 'author' : null;
}

/** Nearly the same, but for a few letters: never where they are equal or their numbers differ. */
export function isNear(one: string, other: string): boolean {
  if (one === other || one.length < SHORTEST_TITLE || digitsOf(one) !== digitsOf(other)) return false;
  const longer = Math.max(one.length, other.length);
  if (Math.abs(one.length - other.length) / longer > 1 - LIKE_ENOUGH) return false;
  return likeness(pairsOf(one), pairsOf(other)) >= LIKE_ENOUGH;
}

const digitsOf = (text: string): string => text.replace(/\D+/g, ' ');

/** How many of the pairs of letters are shared, from 0 to 1 (Dice). */
function likeness(one: Map<string, number>, other: Map<string, number>): number {
  let shared = 0;
  let count = 0;
  for (const [pair, times] of one) {
    shared += Math.min(times, other.get(pair) ?? 0);
    count += times;
  }
  for (const times of other.values()) count += times;
  return count === 0 ? 0 : (2 * shared) / count;
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
