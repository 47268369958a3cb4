import { setImmediate as breathe } from 'node:timers/promises';
import type { Cell, Sheet, SheetRow } from '../../workbook/workbook.ts';
import { withoutAdded } from './added-columns.ts';
import type { Field } from './fields.ts';
import { fillDown } from './fill-down.ts';
import { findHeader, type Header } from './header.ts';
import { type RowKind, rowKinds } from './row-kind.ts';

export interface TableRow {
  /** As the spreadsheet shows it. */
  readonly number: number;
  readonly hidden: boolean;
  /** By field; merged cells are filled down. */
  readonly cells: Readonly<Partial<Record<Field, Cell>>>;
  /** The name in the group row above, as “Công ty …” after “I”; '' without one. */
  readonly group: string;
  /** Every text of the row as it was, in the order of the header's columns. */
  readonly raw: readonly string[];
  /** The row that it was in the file first sent, where a fix-it workbook says so; '' elsewhere. */
  readonly origin: string;
}

/** A sheet understood: where its table is, what its columns mean, which rows are initiatives. */
export interface Table {
  readonly sheet: string;
  readonly header: Header;
  readonly rows: readonly TableRow[];
  /** How many rows were passed over, by what they are. */
  readonly skipped: Readonly<Partial<Record<RowKind, number>>>;
}

/** So few rows a turn that other requests do not wait. */
const SLICE = 200;

/** Null where no row of the sheet names its columns. */
export async function readTable(sheet: Sheet): Promise<Table | null> {
  const header = findHeader(sheet);
  if (!header) return null;
  const kindOf = rowKinds(header);
  const fill = fillDown(sheet, header);
  const skipped: Partial<Record<RowKind, number>> = {};
  const rows: TableRow[] = [];
  let group = '';
  for (const [index, given] of sheet.rows.entries()) {
    if (given.number <= header.last) continue;
    if (index % SLICE === 0) await breathe();
    const row = { ...given, cells: withoutAdded(given.cells, header.added) };
    const { cells, continued } = fill(row);
    const above = rows.at(-1);
    if (continued && above) {
      rows[rows.length - 1] = withAuthor(above, cells[columnOf(header, 'authors') ?? -1]);
      continue;
    }
    const origin = originOf(given, header);
    const kind = kindOf(row, origin !== '');
    if (kind === 'group') group = groupName(row);
    if (kind === 'data') rows.push({ ...rowOf(row, cells, header, group), origin });
    else skipped[kind] = (skipped[kind] ?? 0) + 1;
  }
  return { sheet: sheet.name, header, rows, skipped };
}

/** The index of the field's column; undefined where the sheet has none. */
export const columnOf = ({ columns }: Header, field: Field): number | undefined =>
  columns.find((column) => column.field === field)?.index;

const originOf = ({ cells }: SheetRow, { added }: Header): string =>
  added.origin === undefined ? '' : (cells[added.origin]?.text.trim() ?? '');

function rowOf(
  row: SheetRow,
  cells: readonly Cell[],
  { columns }: Header,
  group: string,
): Omit<TableRow, 'origin'> {
  const named: Partial<Record<Field, Cell>> = {};
  for (const { field, index } of columns) {
    const cell = cells[index];
    if (field && cell && cell.text.trim() !== '') named[field] = cell;
  }
  const raw = columns.map(({ index }) => cells[index]?.text ?? '');
  return { number: row.number, hidden: row.hidden, cells: named, group, raw };
}

/** An initiative with several authors, one a row, counts once. */
function withAuthor(row: TableRow, author: Cell | undefined): TableRow {
  const above = row.cells.authors?.text ?? '';
  if (!author?.text || above.split('\n').includes(author.text)) return row;
  return { ...row, cells: { ...row.cells, authors: { kind: 'text', text: `${above}\n${author.text}` } } };
}

/** The longest text of a group row, without the group's number. */
function groupName({ cells }: SheetRow): string {
  const texts = cells.map(({ text }) => text.trim());
  const longest = texts.reduce((best, text) => (text.length > best.length ? text : best), '');
  return longest.replace(/^([IVXLC]{1,6}|[A-H]|\d{1,2})\s*[.):-]\s*/, '');
}
