import type { Word } from './words.ts';

/** Words and signs in their order, with their plain text for patterns. A pattern begins and ends at borders of words. */
export class Line {
  readonly words: readonly Word[];
  readonly text: string;

  constructor(words: readonly Word[]) {
    this.words = words;
    this.text = words.map(({ plain }) => plain).join(' ');
  }

  /** What the pattern finds, as [first word, how many]. */
  find(pattern: RegExp): readonly [number, number] | null {
    const match = pattern.exec(this.text);
    const found = match?.[0].trim();
    if (!match || !found) return null;
    const start = match.index + match[0].indexOf(found);
    return [wordsIn(this.text.slice(0, start)) - 1, wordsIn(found)];
  }

  /** The line without what the pattern finds, and that. */
  cut(pattern: RegExp): { readonly left: Line; readonly cut: readonly Word[] } {
    const found = this.find(pattern);
    return found ? this.cutAt(found) : { left: this, cut: [] };
  }

  cutAt([at, count]: readonly [number, number]): { readonly left: Line; readonly cut: readonly Word[] } {
    const { words } = this;
    const left = new Line([...words.slice(0, at), ...words.slice(at + count)]);
    return { left, cut: words.slice(at, at + count) };
  }

  /** Every place that the pattern finds written in other words. */
  replaced(pattern: RegExp, by: readonly Word[]): Line {
    const found = this.find(pattern);
    if (!found) return this;
    const [at, count] = found;
    const rest = new Line(this.words.slice(at + count)).replaced(pattern, by);
    return new Line([...this.words.slice(0, at), ...by, ...rest.words]);
  }

  /** Without its signs, and without the words that are not kept. */
  wordsOnly(isKept: (word: Word, at: number) => boolean): Line {
    const kept = this.words.filter(({ isSign }) => !isSign).filter(isKept);
    return kept.length === this.words.length ? this : new Line(kept);
  }
}

const wordsIn = (text: string): number => text.split(' ').length;
