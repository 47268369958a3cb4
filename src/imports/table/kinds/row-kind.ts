import { fold } from '../../../text/fold.ts';
import type { Cell, SheetRow } from '../../../workbook/workbook.ts';
import { type Field, LONGEST_HEADER } from '../fields.ts';
import type { Header } from '../header.ts';
import { isNumbering } from '../header-block.ts';
import { lineOf, type Spans } from '../spans.ts';
import { DAY, RowLook } from './row-look.ts';
import { isBareNumber, isGroup, isTotal } from './row-signs.ts';
import { isExample, isNote } from './row-words.ts';

/** What a row under the header is. Only `data` can become an initiative; `author` belongs to the one above. */
const ROW_KINDS = [
  'data',
  'author',
  'example',
  'numbering',
  'header',
  'group',
  'total',
  'signature',
  'note',
  'blank',
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Tells what rows are, from top to bottom: what stands under the signatures is no table any more. */
export class RowSorter {
  readonly #columns: Header['columns'];
  readonly #place: ReadonlyMap<Field, number>;
  readonly #spans: Spans;
  readonly #folds = new Map<string, string>();
  #signed = false;

  constructor({ columns }: Header, spans: Spans) {
    this.#columns = columns;
    this.#place = new Map(columns.flatMap(({ field, index }) => (field ? [[field, index] as const] : [])));
    this.#spans = spans;
  }

  /** An initiative beyond doubt, from its cells with merged ones filled down: most rows are, and need no closer look. */
  isPlain(cells: readonly Cell[]): boolean {
    const text = (field: Field): string => cells[this.#place.get(field) ?? -1]?.text ?? '';
    if (text('title').length < 5 || text('authors').length < 2) return false;
    if (/^\s*v/i.test(text('number'))) return false;
    const day = cells[this.#place.get('submittedOn') ?? -1];
    return day !== undefined && (day.kind === 'date' || DAY.test(day.text));
  }

  plain(): RowKind {
    this.#signed = false;
    return 'data';
  }

  headerAgain(): RowKind {
    this.#signed = false;
    return 'header';
  }

  /** `follows`: the row right above was an initiative or belonged to one. */
  kindOf(row: SheetRow, follows: boolean): RowKind {
    const look = new RowLook(row, this.#place);
    if (look.texts.length === 0) return 'blank';
    const kind = this.#kindByWords(row, look) ?? this.#kindBySigns(look, follows);
    if (kind) return kind;
    if (look.title || look.numbered || look.dated) return look.own > 0 ? 'data' : 'blank';
    return look.own > 2 ? 'data' : 'blank';
  }

  #kindByWords(row: SheetRow, look: RowLook): RowKind | null {
    if (isExample(fold(look.at('number')))) return 'example';
    if (isNumbering(row)) return 'numbering';
    if (this.repeatsHeader(row)) return this.headerAgain();
    if (look.dated) return null;
    if (isTotal(look)) return 'total';
    if (!look.numbered && look.isSigned) return null;
    return isGroup(look, this.#spans.width(row.number, look.first), this.#place) ? 'group' : null;
  }

  #kindBySigns(look: RowLook, follows: boolean): RowKind | null {
    const { numbered, dated, title, texts } = look;
    const full = title !== '' && look.at('authors') !== '' && look.own > 2;
    if (full || (dated && title) || (numbered && title && !this.#signed)) this.#signed = false;
    else if (!numbered && !dated && look.isSigned) this.#signed = true;
    if (this.#signed) return 'signature';
    if (full || numbered || dated) return null;
    const [only = ''] = texts;
    if (texts.length === 1 && (isNote(only) || (!title && isListed(only)))) return 'note';
    if (follows && look.isAuthor) return 'author';
    return texts.length === 1 && !title && !isBareNumber(only) ? 'group' : null;
  }

  /** Told by half of its cells at the latest: most rows of a table are not. */
  repeatsHeader({ cells }: SheetRow): boolean {
    const filled = this.#columns.filter(({ index }) => (cells[index]?.text.trim() ?? '') !== '');
    let others = 0;
    for (const { index, levels, header } of filled) {
      const text = lineOf(cells[index]);
      const known = text.length <= LONGEST_HEADER && (text === header || levels.includes(this.#folded(text)));
      if (!known) others += 1;
      if (others * 2 >= filled.length) return false;
    }
    return filled.length > 1;
  }

  /** Headers that come again are the same few texts. */
  #folded(text: string): string {
    const known = this.#folds.get(text);
    if (known !== undefined) return known;
    const folded = fold(text);
    if (this.#folds.size < MOST_FOLDED) this.#folds.set(text, folded);
    return folded;
  }
}

const MOST_FOLDED = 1000;

const isListed = (text: string): boolean => /^[-\u2013+\u2022]/.test(text);
