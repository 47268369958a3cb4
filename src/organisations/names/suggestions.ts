import type { KnownName, UnitName } from '../resolve-name.ts';
import { type Comparable, comparable, likeness } from './likeness.ts';
import { NameSearch } from './name-search.ts';
import type { WrittenName } from './written-name.ts';

export interface Suggestion {
  readonly unit: UnitName;
  /** 1: the same name; from 0.9 on nothing that distinguishes differs; below 0.3 it is not suggested. */
  readonly score: number;
}

const LEAST = 0.3;
/** How many names are compared word by word. */
const LOOKED_AT = 32;
const MOST_BY_INITIALS = 24;
const MOST_READY = 5_000;

/** The names of all units made ready for likeness; made once for many questions. */
export class Suggestions {
  private readonly known: readonly KnownName[];
  private readonly byName: ReadonlyMap<string, readonly KnownName[]>;
  private readonly search: NameSearch;
  private readonly rarities: ReadonlyMap<string, number>;
  private readonly ready = new Map<WrittenName, Comparable>();
  /** The first letters of every name's words, a line each, and where each line ends. */
  private readonly initials: string;
  private readonly lineEnds: Int32Array;

  constructor(known: readonly KnownName[], byName: ReadonlyMap<string, readonly KnownName[]>) {
    this.known = known;
    this.byName = byName;
    this.search = new NameSearch(known.map(({ name }) => name.folded));
    const words = known.map(({ name }) => name.folded.split(' '));
    this.rarities = raritiesOf(words);
    const lines = words.map((all) => all.map((word) => word[0]).join(''));
    this.initials = `${lines.join('\n')}\n`;
    let end = -1;
    this.lineEnds = Int32Array.from(lines, (line) => {
      end += line.length + 1;
      return end;
    });
  }

  of(written: WrittenName, limit: number, mayBeChosen: (unit: UnitName) => boolean): Suggestion[] {
    if (written.folded === '') return [];
    const text = comparable(written, this.rarity);
    const best = new Map<UnitName, number>();
    for (const { unit, name } of this.candidates(text)) {
      if (!mayBeChosen(unit)) continue;
      const score = likeness(text, this.comparable(name));
      if (score >= LEAST && score > (best.get(unit) ?? 0)) best.set(unit, score);
    }
    return [...best]
      .map(([unit, score]) => ({ unit, score: Math.round(score * 1000) / 1000 }))
      .sort((a, b) => b.score - a.score || a.unit.organisationId - b.unit.organisationId)
      .slice(0, limit);
  }

  private candidates(text: Comparable): Set<KnownName> {
    const long = text.words.map(({ folded }) => folded).join(' ');
    const nearest = [
      ...this.search.nearest(text.folded, LOOKED_AT),
      ...(long === text.folded ? [] : this.search.nearest(long, LOOKED_AT)),
      ...this.withInitials(text),
    ];
    const found = new Set(this.byName.get(text.folded) ?? []);
    for (const index of nearest) {
      const name = this.known[index];
      if (name) found.add(name);
    }
    return found;
  }

  /** Names that end with the letters of a text like “SKVN” or “SK Việt Nam”, which shares no trigram with them. */
  private withInitials({ words }: Comparable): number[] {
    const letters = words.map(({ folded }) => (this.isLetters(folded) ? folded : (folded[0] ?? ''))).join('');
    const found: number[] = [];
    if (!words.some(({ folded }) => this.isLetters(folded))) return found;
    for (let at = -1; found.length < MOST_BY_INITIALS; ) {
      at = this.initials.indexOf(`${letters}\n`, at + 1);
      if (at < 0) break;
      found.push(lineAt(this.lineEnds, at));
    }
    return found;
  }

  private isLetters(word: string): boolean {
    return /^[a-z]{2,6}$/.test(word) && (!/[aeiou]/.test(word) || !this.rarities.has(word));
  }

  /** 1 for a word that no other name has. */
  private readonly rarity = (word: string): number => this.rarities.get(word) ?? 1;

  /** Made ready once, since files ask for the same neighbours again and again. */
  private comparable(name: WrittenName): Comparable {
    const made = this.ready.get(name);
    if (made) return made;
    const ready = comparable(name, this.rarity);
    if (this.ready.size >= MOST_READY) this.ready.clear();
    this.ready.set(name, ready);
    return ready;
  }
}

/** How much a word tells among these names, from 0 to 1. */
function raritiesOf(names: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of names) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = Math.log(1 + names.length);
  for (const [word, count] of counts) counts.set(word, Math.log(1 + names.length / count) / most);
  return counts;
}

/** The first line whose end is not before the place. */
function lineAt(ends: Int32Array, place: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
