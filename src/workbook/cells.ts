import { wellFormed } from '../text/fold.ts';
import { formatDay } from '../text/format.ts';
import { withoutHeapsOfMarks } from './composed.ts';
import { dayOfIso, dayOfSerial, NO_SUCH_DAY } from './dates.ts';
import type { Cell } from './workbook.ts';

export const EMPTY: Cell = { kind: 'empty', text: '' };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Excel keeps fifteen digits; the rest of what a file says is noise of the arithmetic. */
function numberText(value: number): string {
  return String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(15)));
}

const dateCell = (day: string): Cell => ({ kind: 'date', text: formatDay(day), value: day });

/** Line ends as \n, and no half characters or NULs, which no database takes; nothing else is touched. */
export function textCell(raw: string): Cell {
  if (raw === '') return EMPTY;
  const text = wellFormed(withoutHeapsOfMarks(raw).replace(/\r\n?/g, '\n')).replaceAll('\0', '');
  if (text === '') return EMPTY;
  return { kind: 'text', text };
}

/** The spreadsheet's way of writing characters that XML cannot hold: _x000D_ is a line end. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    code === '0000' ? '' : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A number, as the day that its style makes of it or as itself. */
export function valueCell(value: number, isDate: boolean, date1904: boolean): Cell {
  if (!Number.isFinite(value)) return textCell(String(value));
  const day = isDate ? dayOfSerial(value, date1904) : null;
  if (day === NO_SUCH_DAY) return textCell(formatDay(day));
  return day ? dateCell(day) : { kind: 'number', text: numberText(value), value };
}

/** The same of a number that stands as text. */
export function numberCell(raw: string, isDate: boolean, date1904: boolean): Cell {
  const trimmed = raw.trim();
  if (trimmed === '') return EMPTY;
  const value = Number(trimmed);
  if (!NUMBER.test(trimmed) || !Number.isFinite(value)) return textCell(raw);
  return valueCell(value, isDate, date1904);
}

export function isoDateCell(raw: string): Cell {
  const day = dayOfIso(raw);
  return day ? dateCell(day) : textCell(raw);
}

export function booleanCell(raw: string): Cell {
  return raw.trim() === ''
    ? EMPTY
    : { kind: 'boolean', text: raw.trim() === '1' || raw.trim() === 'true' ? 'TRUE' : 'FALSE' };
}

export function errorCell(raw: string): Cell {
  return raw === '' ? EMPTY : { kind: 'error', text: raw };
}
