import type { Problem } from '../../errors.ts';
import { fold, tidy } from '../../text/fold.ts';
import { columnName, type SheetRow, type Workbook } from '../../workbook/workbook.ts';
import { findHeader, type Header, type SheetField } from './columns.ts';

/** More units than the whole of a large city has. */
const MOST_ROWS = 10_000;
/** No cell that we take in may be longer; the fields' own limits are smaller. */
const MOST_TEXT = 500;

/** “Tổng cộng”, “Cộng: 12 đơn vị”, but not “Công ty …”. */
const SUM = /^(tong|cong)( (cong|so))?( \d+.*)?$/;

/** A cell that is taken in, with the column it stands in. */
interface SheetCell {
  readonly column: string;
  readonly text: string;
}

/** One line of the sheet: only the cells with something in them. */
export interface SheetUnit {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<SheetField, SheetCell>>>;
}

export interface UnitSheet {
  readonly sheet: string;
  readonly fields: readonly SheetField[];
  readonly unused: readonly string[];
  readonly units: readonly SheetUnit[];
}

/** The units of a sheet as they stand there; what they mean is decided against the database. */
export function readUnits(workbook: Workbook): UnitSheet | Problem {
  if (workbook.legacy) return { code: 'units_old_typeface' };
  const header = findHeader(workbook);
  if (!header) return { code: 'units_without_header' };
  const units = header.sheet.rows
    .filter(({ number }) => number > header.row)
    .map((row) => unitOf(row, header))
    .filter(isUnit);
  if (units.length === 0) return { code: 'units_without_rows' };
  if (units.length > MOST_ROWS)
    return { code: 'units_too_many', params: { most: MOST_ROWS, count: units.length } };
  const { sheet, columns, unused } = header;
  return { sheet: sheet.name, fields: [...columns.keys()], unused, units };
}

function unitOf({ number, cells }: SheetRow, { columns }: Header): SheetUnit {
  const taken: Partial<Record<SheetField, SheetCell>> = {};
  for (const [field, index] of columns) {
    const text = tidy((cells[index]?.text ?? '').slice(0, MOST_TEXT));
    if (text !== '') taken[field] = { column: columnName(index), text };
  }
  return { row: number, cells: taken };
}

/** Left out: blank lines, sums (“Tổng cộng”), signatures, and the line that numbers the columns. */
function isUnit({ cells }: SheetUnit): boolean {
  const { code, name } = cells;
  const texts = Object.values(cells).map(({ text }) => text);
  if (!code && !name)
    return texts.length > 1 && !texts.some((text) => /^(tong|cong|ngay)\b/.test(fold(text)));
  if (!code && SUM.test(fold(name?.text ?? ''))) return false;
  return !texts.every((text) => /^\(?(\d{1,2}|[A-Z])\)?$/.test(text));
}
