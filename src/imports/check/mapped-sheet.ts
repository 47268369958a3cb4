import type { Sheet } from '../../workbook/workbook.ts';
import { rawCell, rawText } from '../fix-it/raw-cell.ts';
import type { LeftOutSheet, MappedSheet } from '../import.ts';
import { ENGLISH, VIETNAMESE } from '../table/cells/money-number.ts';
import { lineOf } from '../table/spans.ts';
import type { Table } from '../table/table.ts';

const SAMPLES = 2;
const ROWS_FOR_SAMPLES = 50;

/** What the page shows of a table: its columns with what they were taken for, and the first values under each. */
export function mappedSheet(table: Table): MappedSheet {
  const { sheet, hidden, header, rows, skipped, notes } = table;
  const first = rows.slice(0, ROWS_FOR_SAMPLES);
  const kinds = Object.entries(skipped);
  return {
    name: sheet,
    headerRow: header.first,
    rows: rows.length,
    columns: header.columns.map(({ index, letters, header: text, heading, field, how }) => ({
      column: letters,
      header: text.slice(0, 200),
      ...(heading !== text ? { heading: heading.slice(0, 200) } : {}),
      field,
      how,
      samples: [...new Set(first.map(({ all }) => rawText(rawCell(all[index])).slice(0, 80)))]
        .filter(Boolean)
        .slice(0, SAMPLES),
    })),
    skipped: Object.fromEntries(kinds.map(([kind, { count }]) => [kind, count])),
    skippedRows: Object.fromEntries(kinds.map(([kind, { rows: numbers }]) => [kind, numbers])),
    money: moneyOf(table),
    hidden,
    notes,
  };
}

/** What a fix-it workbook has to know: its rows alone no longer say how the others were written. */
function moneyOf({ money: { unit, grouping, from } }: Table): NonNullable<MappedSheet['money']> {
  const style = grouping === VIETNAMESE ? 'vietnamese' : grouping === ENGLISH ? 'english' : undefined;
  return { ...(typeof unit === 'number' ? { unit, from } : {}), ...(style ? { style } : {}) };
}

const PREVIEW = { rows: 25, columns: 20, characters: 40 };

/** The first rows with content, so that a person can say which of them is the header. */
export const previewOf = ({ rows }: Pick<Sheet, 'rows'>): NonNullable<LeftOutSheet['preview']> =>
  rows.slice(0, PREVIEW.rows).map(({ number, cells }) => ({
    row: number,
    texts: cells.slice(0, PREVIEW.columns).map((cell) => lineOf(cell).slice(0, PREVIEW.characters)),
  }));
