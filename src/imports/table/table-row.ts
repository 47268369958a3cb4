import type { Cell, SheetRow } from '../../workbook/workbook.ts';
import type { Field } from './fields.ts';
import type { Groups } from './groups.ts';
import type { Header } from './header.ts';
import type { TableRow } from './table.ts';

export interface RowPlaces {
  readonly row: SheetRow;
  /** With merged cells filled down. */
  readonly cells: readonly Cell[];
  readonly origin: string;
  readonly groups: Groups;
}

export function rowMaker({ columns }: Header): (places: RowPlaces) => TableRow {
  const named = columns.flatMap(({ field, index }) => (field ? [{ field, index }] : []));
  return ({ row: { number, hidden }, cells, origin, groups }) => {
    const own: Partial<Record<Field, Cell>> = {};
    let hasErrors = false;
    for (const { field, index } of named) {
      const cell = cells[index];
      if (!cell || cell.text.trim() === '') continue;
      own[field] = cell;
      hasErrors ||= cell.kind === 'error';
    }
    const { unit: group, names } = groups;
    return { number, hidden, cells: own, hasErrors, group, groups: names, joined: NONE, all: cells, origin };
  };
}

const NONE: readonly number[] = [];

/** More than anybody would write of authors, and of rows of them. */
const LONGEST = 5000;
const MOST_JOINED = 50;

/** An initiative with several authors, one a row, counts once. `byPlace`: no merged cell says that they belong to it. */
export function withAuthor(row: TableRow, { number, cells }: TableRow, byPlace: boolean): TableRow {
  const above = row.cells.authors?.text ?? '';
  const joined = byPlace && row.joined.length < MOST_JOINED ? [...row.joined, number] : row.joined;
  const more = [cells.authors, cells.coAuthors].flatMap((cell) => (cell ? [cell.text] : []));
  const added = more.filter((text) => !above.split('\n').includes(text));
  if (added.length === 0 || above.length > LONGEST) return { ...row, joined };
  const text = [above, ...added].filter(Boolean).join('\n');
  return { ...row, joined, cells: { ...row.cells, authors: { kind: 'text', text } } };
}
