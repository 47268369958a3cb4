import type { Problem } from '../../errors.ts';
import type { Cell, Sheet } from '../../workbook/workbook.ts';
import type { SheetChoice } from '../decisions.ts';
import { type RawCell, rawCell } from '../fix-it/raw-cell.ts';
import type { Remembered } from './columns.ts';
import type { Field } from './fields.ts';
import { type Header, HeaderFinder } from './header.ts';
import type { TableQuestion } from './questions.ts';
import { readRows, type Skipped } from './read-rows.ts';
import { type Settled, settle } from './settle.ts';
import { Spans } from './spans.ts';

export interface TableRow {
  /** As the spreadsheet shows it. */
  readonly number: number;
  readonly hidden: boolean;
  /** By field; merged cells are filled down. */
  readonly cells: Readonly<Partial<Record<Field, Cell>>>;
  /** Whether one of them is what a formula came to that came to nothing. */
  readonly hasErrors: boolean;
  /** The unit's name in the group row above, as “Công ty …” after “I”; without one the innermost group's; or ''. */
  readonly group: string;
  /** All groups above, the outer ones first. */
  readonly groups: readonly string[];
  /** Rows below that hold further authors of this one, told by their place alone. */
  readonly joined: readonly number[];
  /** Every cell by column from A, as it was; merged cells are filled down. */
  readonly all: readonly Cell[];
  /** The row that it was in the file first sent, where a fix-it workbook says so; '' elsewhere. */
  readonly origin: string;
}

/** Rows that are no initiatives of their own. */
export interface SkippedRows {
  readonly count: number;
  /** The first of them. */
  readonly rows: readonly number[];
}

/** A sheet understood: where its table is, what its columns mean, which rows are initiatives. */
export interface Table extends Pick<Settled, 'days' | 'money'> {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly header: Header;
  readonly rows: readonly TableRow[];
  /** Every other row under the header, by what it is. */
  readonly skipped: Readonly<Skipped>;
  /** What only a person can say of its columns. */
  readonly questions: readonly TableQuestion[];
  /** What is to be said of the table as a whole. */
  readonly notes: readonly Problem[];
}

/** Null where no row of the sheet names its columns, and nobody says which does. */
export async function readTable(
  sheet: Sheet,
  choice: SheetChoice = {},
  remembered: Remembered = new Map(),
): Promise<Table | null> {
  const [first] = await readTablesOf(sheet, choice, remembered);
  return first ?? null;
}

/** All tables of a sheet, one under the other; a header that comes again with the same columns begins none. */
export async function readTablesOf(
  sheet: Sheet,
  choice: SheetChoice = {},
  remembered: Remembered = new Map(),
): Promise<Table[]> {
  const spans = new Spans(sheet);
  const finder = new HeaderFinder(sheet, spans, { hand: choice.columns ?? {}, remembered });
  const tables: Table[] = [];
  let header = choice.headerRow === undefined ? finder.find() : finder.at(choice.headerRow);
  while (header) {
    const { rows, skipped, next } = await readRows(sheet, spans, header, finder);
    const { name, hidden } = sheet;
    tables.push({ sheet: name, hidden, header, rows, skipped, ...settle(sheet, header, rows, choice) });
    header = next;
  }
  return tables;
}

/** The index of the field's column; undefined where the sheet has none. */
export const columnOf = ({ columns }: Header, field: Field): number | undefined =>
  columns.find((column) => column.field === field)?.index;

/** The row as it was, through the header's last column. */
export const rawCells = ({ columns }: Header, { all }: Pick<TableRow, 'all'>): RawCell[] =>
  Array.from({ length: (columns.at(-1)?.index ?? -1) + 1 }, (_, index) => rawCell(all[index]));
