import { Invalid } from '../errors.ts';
import { label } from '../text/text.ts';
import { columnName, type Sheet, type Workbook } from '../workbook/workbook.ts';
import type { LeftOut, MappedSheet, Mapping } from './import.ts';
import { REQUIRED_FIELDS } from './table/fields.ts';
import { columnOf, readTable, type Table } from './table/table.ts';

export interface Tables {
  readonly tables: readonly Table[];
  readonly leftOut: Mapping['leftOut'];
}

/**
 * The tables of all sheets that show; hidden ones and those without a table are named, never read silently.
 * @throws Invalid on `file` where no sheet has rows that could be taken
 */
export async function readTables({ sheets }: Workbook): Promise<Tables> {
  const tables: Table[] = [];
  const leftOut: { name: string; why: LeftOut; table?: Table | null }[] = [];
  for (const sheet of sheets) {
    const table = sheet.hidden ? null : await readTable(sheet);
    const why = whyLeftOut(sheet, table);
    if (why) leftOut.push({ name: sheet.name, why, table });
    else if (table) tables.push(table);
  }
  if (tables.length === 0)
    throw new Invalid({ file: nothingFound(leftOut.find(({ why }) => why === 'columns_missing')?.table) });
  if (tables.every(({ rows }) => rows.length === 0)) throw new Invalid({ file: { code: 'import_no_rows' } });
  return { tables, leftOut: leftOut.map(({ name, why }) => ({ name, why })) };
}

function whyLeftOut({ hidden }: Sheet, table: Table | null): LeftOut | null {
  if (hidden) return 'hidden';
  if (!table) return 'no_table';
  return missingFields(table).length > 0 ? 'columns_missing' : null;
}

const missingFields = ({ header }: Table) =>
  REQUIRED_FIELDS.filter((field) => columnOf(header, field) === undefined);

function nothingFound(table: Table | null | undefined) {
  if (!table) return { code: 'import_no_table' };
  const columns = missingFields(table).map((field) => label('importField', field));
  return { code: 'import_columns_missing', params: { columns: columns.join(', '), sheet: table.sheet } };
}

const SAMPLES = 2;

/** What the page shows of a table: its columns with what they were taken for, and the first values under each. */
export function mappedSheet({ sheet, header, rows, skipped }: Table): MappedSheet {
  const columns = header.columns.map(({ index, header: text, field }, place) => ({
    column: columnName(index),
    header: text.slice(0, 200),
    field,
    samples: rows
      .slice(0, 50)
      .map(({ raw }) => (raw[place] ?? '').slice(0, 80))
      .filter(Boolean)
      .slice(0, SAMPLES),
  }));
  return { name: sheet, headerRow: header.first, rows: rows.length, columns, skipped };
}
