import { fold } from '../../text/fold.ts';
import type { Sheet, SheetRow } from '../../workbook/workbook.ts';
import { type AddedColumns, addedColumns, isAdded } from './added-columns.ts';
import { type Column, type ColumnFound, type Meanings, meaningOf } from './columns.ts';
import type { Field } from './fields.ts';
import { blocksAt, columnsOf, type HeaderBlock, HeaderWords, mayNameColumns } from './header-block.ts';
import type { Spans } from './spans.ts';

export interface Header {
  /** As the spreadsheet numbers them; two or three where cells above span several columns. */
  readonly first: number;
  readonly last: number;
  readonly columns: readonly Column[];
  /** Those of a fix-it workbook, which are none of `columns`. */
  readonly added: AddedColumns;
}

/** A header before anybody's hand: its columns mean what their words say, or said for the last file. */
interface Candidate extends Header {
  readonly found: readonly ColumnFound[];
}

/** Heads of the union and of the state and title rows stand above a table: forty at most, and its own three. */
const ROWS_LOOKED_AT = 60;
/** Under a header, to see which columns hold anything though nothing stands above them. */
const ROWS_UNDER = 50;
/** Rows of text only that are looked at for a further header, so that a sheet of them is not read three times. */
const MOST_TRIED = 300;
/** Tables of one sheet; rows under further ones belong to the last. */
const MOST_TABLES = 20;

/** Looks for the rows of one sheet that name columns. */
export class HeaderFinder {
  readonly #sheet: Sheet;
  readonly #spans: Spans;
  readonly #meanings: Meanings;
  readonly #words = new HeaderWords();
  #tried = 0;
  #tables = 1;

  constructor(sheet: Sheet, spans: Spans, meanings: Meanings) {
    this.#sheet = sheet;
    this.#spans = spans;
    this.#meanings = meanings;
  }

  /** The rows that name the most columns of ours; of several tables the upper one. Null where none names two. */
  find(): Header | null {
    const rows = this.#sheet.rows.slice(0, ROWS_LOOKED_AT);
    const candidates = rows.flatMap((row, index) => (mayNameColumns(row) ? this.#candidates(index) : []));
    const upper = candidates.find(isWhole);
    const header = best(upper ? candidates.filter(({ first }) => first <= upper.last) : candidates);
    return header && this.#byHand(header);
  }

  /** The header that begins at this row, whatever it names; a row without content names nothing. */
  at(number: number): Header {
    const index = this.#sheet.rows.findIndex((row) => row.number >= number);
    const row = this.#sheet.rows[index];
    if (row?.number === number)
      return this.#byHand(best(this.#candidates(index)) ?? this.#headerOf([row], index + 1));
    const empty: SheetRow = { number, cells: [], hidden: false };
    return this.#byHand(this.#headerOf([empty], index < 0 ? this.#sheet.rows.length : index));
  }

  /**
   * A further header below `like`: it must name a title and two more, and little else. What people said of a
   * column holds where the same words stand over it again.
   */
  again(index: number, like: Header): Header | null {
    const row = this.#sheet.rows[index];
    if (!row || row.cells.length < 3 || !mayNameColumns(row)) return null;
    if (this.#tried++ > MOST_TRIED || this.#tables >= MOST_TABLES) return null;
    const header = best(this.#candidates(index));
    const fields = header ? fieldsOf(header) : [];
    const named = header?.found.filter(({ heading }) => heading !== '').length ?? 0;
    if (!header || !fields.includes('title') || fields.length < 3 || fields.length * 2 <= named) return null;
    const below = header.last > row.number ? best(this.#candidates(index + 1)) : null;
    if (below && fieldsOf(below).length >= fields.length) return null;
    this.#tables += 1;
    const same = like.columns.filter(
      (column) =>
        column.how === 'hand' &&
        header.found.some((own) => own.index === column.index && fold(own.header) === fold(column.header)),
    );
    return this.#byHand(header, Object.fromEntries(same.map(({ letters, field }) => [letters, field])));
  }

  #candidates(index: number): Candidate[] {
    return blocksAt(this.#sheet.rows, index, this.#spans).map((block) =>
      this.#headerOf(block, index + block.length),
    );
  }

  /** `under`: the place of the first row below it. */
  #headerOf(block: HeaderBlock, under: number): Candidate {
    const first = block[0]?.number ?? 0;
    const last = block.at(-1)?.number ?? first;
    const all = columnsOf(block, this.#spans, this.#words, this.#filledFrom(under));
    const added = addedColumns(all);
    const found = all.filter(({ index }) => !isAdded(added, index));
    return { first, last, found, added, columns: meaningOf(found, { ...this.#meanings, hand: {} }) };
  }

  #byHand({ found, ...header }: Candidate, hand = this.#meanings.hand): Header {
    return { ...header, columns: meaningOf(found, { ...this.#meanings, hand }) };
  }

  #filledFrom(start: number): Set<number> {
    const rows = this.#sheet.rows.slice(start, start + ROWS_UNDER);
    return new Set(
      rows.flatMap(({ cells }) => cells.flatMap(({ text }, index) => (text.trim() ? [index] : []))),
    );
  }
}

const fieldsOf = ({ columns }: Header): Field[] =>
  columns.flatMap(({ field, header }) => (field && header !== '' ? [field] : []));

const isWhole = (header: Header): boolean => {
  const fields = fieldsOf(header);
  return fields.includes('title') && fields.includes('authors') && fields.includes('submittedOn');
};

/** How many fields of ours it names, a title most of all; of equal ones the shorter. Two besides the number at least. */
function worth(header: Header): number {
  const fields = fieldsOf(header).filter((field) => field !== 'number');
  if (fields.length < 2) return 0;
  const rows = header.last - header.first + 1;
  return fieldsOf(header).length * 10 + (fields.includes('title') ? 20 : 0) - rows;
}

function best(candidates: readonly Candidate[]): Candidate | null {
  let found: Candidate | null = null;
  for (const header of candidates) if (worth(header) > (found ? worth(found) : 0)) found = header;
  return found;
}
