import { type Day, isDay } from '../../../calendar.ts';
import { formatDay } from '../../../text/format.ts';
import { dayOfSerial } from '../../../workbook/dates.ts';
import type { Cell } from '../../../workbook/workbook.ts';
import type { DayOrder } from '../../decisions.ts';
import { type CellRead, told } from './cell-read.ts';
import { bareDay, dayOf, isVaguePeriod, monthOf, type Numbers, numbersOf, plainDayOf } from './day-text.ts';

/** `open`: nobody has said yet whether day or month comes first, and nothing in the column does. */
export type DayReading = DayOrder | 'open';

/** Days of 2000 to 2050 as a spreadsheet counts them, where a cell lost its format. */
const SERIALS = { first: 36_526, last: 55_000 };

/** A day as a date cell or as text. Text of three numbers is read in this order; what does not fit is told. */
export function readDay(cell: Cell, order: DayReading = 'day-first'): CellRead<Day> {
  if (cell.kind === 'date') return { value: cell.value };
  const bare = bareDay(cell.text);
  const numbers = numbersOf(bare);
  if (numbers) return inOrder(numbers, order, cell.text);
  const value = plainDayOf(bare);
  if (value !== undefined) return { value };
  const serial = serialDay(bare);
  if (serial) return withDoubt(serial, 'day_from_serial', cell.text);
  return told(monthOf(bare) || isVaguePeriod(bare) ? 'day_is_period' : 'not_a_day', cell.text);
}

/** As `readDay`; “05/2022” stays a month. */
export function readDayOrMonth(cell: Cell, order: DayReading = 'day-first'): CellRead<string> {
  const value = cell.kind === 'date' ? undefined : monthOf(bareDay(cell.text));
  return value === undefined ? readDay(cell, order) : { value };
}

function inOrder({ one, two, year, short }: Numbers, order: DayReading, text: string): CellRead<Day> {
  const dayFirst = dayOf(year, two, one);
  const monthFirst = dayOf(year, one, two);
  if (!dayFirst && !monthFirst) return told('not_a_day', text);
  if (order === 'open' && dayFirst !== monthFirst && monthFirst) return told('day_order_open', text);
  const value = order === 'month-first' ? monthFirst : (dayFirst ?? undefined);
  if (!value) return told(order === 'month-first' ? 'day_day_first' : 'day_month_first', text);
  return short ? withDoubt(value, 'year_two_digits', text) : { value };
}

function serialDay(bare: string): Day | null {
  const serial = /^\d{5}([.,]\d+)?$/.test(bare) ? Number(bare.replace(',', '.')) : 0;
  if (serial < SERIALS.first || serial > SERIALS.last) return null;
  const day = dayOfSerial(serial, false);
  return day && isDay(day) ? day : null;
}

const withDoubt = (value: Day, code: string, text: string): CellRead<Day> => ({
  value,
  warning: { code, params: { found: text.trim().slice(0, 40), day: formatDay(value) } },
});
