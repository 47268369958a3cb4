import { fold } from '../../text/fold.ts';
import type { Cell, SheetRow } from '../../workbook/workbook.ts';
import type { Field } from './fields.ts';
import type { Header } from './header.ts';
import { isNumbering } from './header-block.ts';
import {
  beginsAsTotal,
  isExample,
  isGroupNumber,
  isNote,
  isSignature,
  isSureTotal,
  isWholeTotal,
  looksLikePerson,
  namesGroup,
  namesUnit,
} from './row-words.ts';
import { lineOf, type Spans } from './spans.ts';

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

/** Fields that a form may hold before anybody wrote an initiative into it. */
const PREPARED: readonly Field[] = ['number', 'organisation', 'organisationCode', 'department'];
const DAY = /^\d{1,4}[/.-]\d/;
const NUMBER = /^\d{1,6}([.)]|[.-]\d+)*$/;

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

const LONGEST_HEADER = 120;
const MOST_FOLDED = 1000;

const isListed = (text: string): boolean => /^[-\u2013+\u2022]/.test(text);
const isBareNumber = (text: string): boolean => /^[\d., ]+$/.test(text);

/** So many sign beside one another. */
const MOST_SIGNING = 6;

/** One row, looked at closely. */
class RowLook {
  readonly texts: readonly string[];
  /** Index of the first cell with content. */
  readonly first: number;
  readonly filled: readonly Field[];
  /** How many fields of an initiative it holds. */
  readonly own: number;
  readonly title: string;
  readonly numbered: boolean;
  readonly dated: boolean;
  readonly #lines: readonly string[];
  readonly #place: ReadonlyMap<Field, number>;

  constructor({ cells }: SheetRow, place: ReadonlyMap<Field, number>) {
    this.#lines = cells.map(lineOf);
    this.#place = place;
    this.texts = this.#lines.filter(Boolean);
    this.first = this.#lines.findIndex(Boolean);
    this.filled = [...place.keys()].filter((field) => this.at(field) !== '');
    this.own = this.filled.filter((field) => !PREPARED.includes(field)).length;
    this.title = this.at('title');
    this.numbered = NUMBER.test(this.at('number'));
    this.dated = cells[place.get('submittedOn') ?? -1]?.kind === 'date' || DAY.test(this.at('submittedOn'));
  }

  at(field: Field): string {
    return this.#lines[this.#place.get(field) ?? -1] ?? '';
  }

  /** Who signs, and where: few words in few cells. */
  get isSigned(): boolean {
    return this.texts.length <= MOST_SIGNING && this.texts.some(isSignature);
  }

  /** A name under the authors and nothing of an initiative beside it. */
  get isAuthor(): boolean {
    const others = this.filled.filter((field) => field !== 'authors' && !PREPARED.includes(field));
    return others.length === 0 && this.at('number') === '' && looksLikePerson(this.at('authors'));
  }
}

/** A word of totals, perhaps with sums; nobody's name, no title, no field beside it. Or sums without a word. */
function isTotal(look: RowLook): boolean {
  const label = look.texts.find((text) => !isBareNumber(text)) ?? '';
  if (label === '')
    return !look.numbered && look.own > 0 && look.filled.every((field) => field === 'benefitVnd');
  const others = [look.title, look.at('authors'), look.at('category')];
  const named = others.filter((text) => text !== label && /\p{L}{2}/u.test(text));
  if (named.some((text) => !isCount(text))) return false;
  if (look.title !== label) return beginsAsTotal(label);
  return isWholeTotal(label) || (isSureTotal(label) && !look.numbered);
}

/** “25 sáng kiến”, “12 người”. */
const isCount = (text: string): boolean => /^\d+ (sang kien|giai phap|sk|nguoi|tac gia)$/.test(fold(text));

/** “I | Công ty …”, “I. Công ty …”, a unit's name alone or over merged cells; perhaps with sums. */
function isGroup(look: RowLook, width: number, place: ReadonlyMap<Field, number>): boolean {
  const { texts } = look;
  const [first = '', second = ''] = texts;
  const own = look.filled.filter((field) => !PREPARED.includes(field) && field !== 'benefitVnd');
  const beside = own.filter((field) => look.at(field) !== first);
  if (isGroupNumber(first) && texts.length > 1 && beside.length < 2) return true;
  const words = texts.filter((text) => !isBareNumber(text));
  if (words.length !== 1 || own.length > 1) return false;
  const [name = ''] = words;
  if (look.numbered && NUMBER.test(first))
    return namesUnit(fold(second)) && look.at('organisation') !== second;
  return namesGroup(name) || spansTitle(look, width, place);
}

/** Merged over the title and beyond: no cell of a table row is. */
function spansTitle({ first }: RowLook, width: number, place: ReadonlyMap<Field, number>): boolean {
  const covered = [...place].filter(([, index]) => index >= first && index < first + width);
  return covered.some(([field]) => field === 'title') && covered.length > 1;
}
