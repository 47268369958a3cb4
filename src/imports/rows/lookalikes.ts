import { fold } from '../../text/fold.ts';
import { NearTitles } from './near-titles.ts';

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
  /** Which of all it was. */
  readonly order: number;
}

/** Titles so short are shared by too many initiatives to say anything. */
const SHORTEST_TITLE = 12;

/**
 * Remembers items and finds those that are probably the same one as another: the same title and author
 * on another day; the same title, day, field and sum under another author, as where each author has a
 * row; nearly the same title of the same author and day, as after a typing error was put right. Numbers
 * in titles must agree: “máy số 12” is not “máy số 13”.
 */
export class Lookalikes {
  readonly #byAuthor = new Firsts((known) => known.day);
  readonly #bySum = new Firsts((known) => known.author);
  readonly #near = new NearTitles<Place>();
  #count = 0;

  add(looks: Looks, place: Place): void {
    const known = { ...looks, place, order: this.#count++ };
    this.#byAuthor.add(authorKey(looks), known);
    this.#bySum.add(sumKey(looks), known);
    this.#near.add(dayKey(looks), looks.title, place);
  }

  find(looks: Looks): Lookalike | null {
    if (looks.title.length < SHORTEST_TITLE) return null;
    const day = this.#byAuthor.other(authorKey(looks), looks.day);
    const author = this.#bySum.other(sumKey(looks), looks.author);
    if (day && (!author || day.order < author.order)) return { place: day.place, differs: 'day' };
    if (author) return { place: author.place, differs: 'author' };
    const near = this.#near.find(dayKey(looks), looks.title);
    return near ? { place: near, differs: 'title' } : null;
  }
}

/** The first of each key, and the first that differs from that one: enough to know whether any differs. */
class Firsts {
  readonly #found = new Map<string, { readonly first: Known; other?: Known }>();
  readonly #by: (known: Known) => string;

  constructor(by: (known: Known) => string) {
    this.#by = by;
  }

  add(key: string, known: Known): void {
    const found = this.#found.get(key);
    if (!found) this.#found.set(key, { first: known });
    else if (!found.other && this.#by(found.first) !== this.#by(known)) found.other = known;
  }

  /** The first under this key that is not of `value`. */
  other(key: string, value: string): Known | undefined {
    const found = this.#found.get(key);
    return found && this.#by(found.first) === value ? found.other : found?.first;
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

const authorKey = ({ organisationId, title, author }: Looks): string =>
  `${organisationId} ${title}\n${author}`;
const sumKey = ({ organisationId, title, day, benefitVnd, categoryCode }: Looks): string =>
  `${organisationId} ${title}\n${day} ${benefitVnd} ${categoryCode}`;
const dayKey = ({ organisationId, day, author }: Looks): string => `${organisationId} ${day} ${author}`;
