import { type Initiative, TITLE_PRINT } from '../../initiatives/initiative.ts';
import { fold } from '../../text/fold.ts';
import { NearTitles } from './near-titles.ts';

/** What an item is held against others by; names and titles folded. */
export interface Looks {
  /** Stands for unit and title. */
  readonly print: string;
  readonly organisationId: number;
  readonly title: string;
  readonly author: string;
  readonly day: string;
  readonly benefitVnd: number | null;
  readonly categoryId: number | null;
}

/** Where the other one stands: a row of the file, or an item that is there already. */
export type Place = { readonly sheet: string; readonly row: number } | { readonly code: string };

/** In what the two differ. */
export type Differs = 'day' | 'author' | 'title';

export interface Lookalike {
  readonly place: Place;
  readonly differs: Differs;
}

interface Known extends Pick<Looks, 'author' | 'day' | 'benefitVnd' | 'categoryId'> {
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
  // most titles come once: a group for each would cost more than all the comparing
  readonly #sameTitled = new Map<string, Known | SameTitled>();
  readonly #near = new NearTitles<Place>();
  #count = 0;

  /** What it probably repeats of all that came before; remembered itself from now on. */
  meet(
    { print, organisationId, title, author, day, benefitVnd, categoryId }: Looks,
    place: Place,
  ): Lookalike | null {
    const one = { author, day, benefitVnd, categoryId, place, order: this.#count++ };
    const dayKey = `${organisationId} ${day}${author}`;
    const isTelling = title.length >= SHORTEST_TITLE;
    const like = this.#same(print, one) ?? (isTelling ? this.#nearly(dayKey, title) : null);
    this.#near.add(dayKey, title, place);
    return isTelling ? like : null;
  }

  #same(print: string, one: Known): Lookalike | null {
    const known = this.#sameTitled.get(print);
    if (!known) {
      this.#sameTitled.set(print, one);
      return null;
    }
    const group = known instanceof SameTitled ? known : new SameTitled(known);
    if (group !== known) this.#sameTitled.set(print, group);
    return group.meet(one);
  }

  #nearly(dayKey: string, title: string): Lookalike | null {
    const place = this.#near.find(dayKey, title);
    return place ? { place, differs: 'title' } : null;
  }
}

/** Items of one unit and title. */
class SameTitled {
  readonly #byAuthor = new Firsts(({ day }) => day);
  readonly #bySum = new Firsts(({ author }) => author);

  constructor(first: Known) {
    this.#add(first);
  }

  meet(one: Known): Lookalike | null {
    const like = this.#like(one);
    this.#add(one);
    return like;
  }

  #add(one: Known): void {
    this.#byAuthor.add(one.author, one);
    this.#bySum.add(sumKey(one), one);
  }

  #like(one: Known): Lookalike | null {
    const otherDay = this.#byAuthor.other(one.author, one.day);
    const otherAuthor = this.#bySum.other(sumKey(one), one.author);
    if (otherDay && (!otherAuthor || otherDay.order < otherAuthor.order))
      return { place: otherDay.place, differs: 'day' };
    return otherAuthor ? { place: otherAuthor.place, differs: 'author' } : null;
  }
}

const sumKey = ({ day, benefitVnd, categoryId }: Known): string => `${day} ${benefitVnd} ${categoryId}`;

/** The first of each key, and the first that differs from that one: enough to know whether any differs. */
class Firsts {
  readonly #firsts = new Map<string, Known>();
  readonly #others = new Map<string, Known>();
  readonly #by: (known: Known) => string;

  constructor(by: (known: Known) => string) {
    this.#by = by;
  }

  add(key: string, known: Known): void {
    const first = this.#firsts.get(key);
    if (!first) this.#firsts.set(key, known);
    else if (this.#by(first) !== this.#by(known) && !this.#others.has(key)) this.#others.set(key, known);
  }

  /** The first under this key that is not of `value`. */
  other(key: string, value: string): Known | undefined {
    const first = this.#firsts.get(key);
    return first && this.#by(first) === value ? this.#others.get(key) : first;
  }
}

/** Of a row that would go in, or of an item. */
export const looksOf = (
  item: Pick<
    Initiative,
    'fingerprint' | 'organisation_id' | 'title' | 'submitted_on' | 'benefit_vnd' | 'category_id'
  >,
  firstAuthor: string,
): Looks => ({
  print: item.fingerprint.slice(0, TITLE_PRINT),
  organisationId: item.organisation_id,
  title: fold(item.title),
  author: fold(firstAuthor),
  day: item.submitted_on ?? '',
  benefitVnd: item.benefit_vnd,
  categoryId: item.category_id,
});
