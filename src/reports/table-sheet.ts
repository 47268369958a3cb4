import { formatDay } from '../text/format.ts';
import type { Look } from '../workbook/write/looks.ts';
import type { CellToWrite, RowToWrite, SheetToWrite } from '../workbook/write/sheet-to-write.ts';
import type { Kind, Table, TableRow, Value } from './table.ts';

export interface SheetOf {
  /** Lines above the table. */
  readonly titles: readonly string[];
  readonly table: Table<Iterable<TableRow> | AsyncIterable<TableRow>>;
}

/** A table of a report as a sheet, its rows still to be read. */
export function tableSheet(sheet: SheetOf): SheetToWrite {
  const { titles, table } = sheet;
  return {
    name: table.name,
    columns: table.columns.map(({ width }) => ({ width })),
    rows: rowsOf(sheet),
    frozen: titles.length + (titles.length > 0 ? 2 : 1),
  };
}

async function* rowsOf({ titles, table: { columns, rows } }: SheetOf): AsyncGenerator<RowToWrite> {
  for (const [n, value] of titles.entries())
    yield n === 0 ? { cells: [{ value, look: 'title' }], points: 21 } : { cells: [{ value, look: 'plain' }] };
  if (titles.length > 0) yield { cells: [] };
  yield { cells: columns.map(({ header }) => ({ value: header, look: 'header' })), points: 32 };
  for await (const { values, strong = false, kind: own } of rows)
    yield { cells: columns.map(({ kind }, n) => cellOf(values[n] ?? null, own ?? kind, strong)) };
}

function cellOf(value: Value, kind: Kind, strong: boolean): CellToWrite {
  if (typeof value === 'number') return { value, look: numberLook(kind, strong) };
  if (kind !== 'day' || value === null) return { value, look: strong ? 'strong' : 'text' };
  return /^\d{4}-\d\d-\d\d$/.test(value)
    ? { value: { day: value }, look: 'day' }
    : { value: formatDay(value), look: strong ? 'strong' : 'text' };
}

function numberLook(kind: Kind, strong: boolean): Look {
  if (kind === 'millions') return strong ? 'strongMillions' : 'millions';
  if (kind === 'percent') return strong ? 'strongPercent' : 'percent';
  return strong ? 'strongWhole' : 'whole';
}
