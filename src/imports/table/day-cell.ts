import { type Day, isDay } from '../../calendar.ts';
import { type Parsed, parseDayOrMonthTyped, parseDayTyped } from '../../http/forms.ts';
import { plain } from '../../text/fold.ts';
import type { Cell } from '../../workbook/workbook.ts';

/** A time after the day, as Google Forms and databases write it: “13:28:21”, “1:28:21 CH GMT+7”, “T06:28:21Z”. */
const TIME = /[ T,]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?(SA|CH|AM|PM))?( ?(Z|GMT[+-]?\d*|[+-]\d{2}:?\d{2}))?$/i;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;

const found = (text: string) => ({ found: text.slice(0, 40) });

/** A day as a date cell or as text, day first. What could only be month first is told apart, never turned round. */
export function readDay(cell: Cell): Parsed<Day> {
  if (cell.kind === 'date') return { value: cell.value };
  const text = bare(cell.text);
  const { value } = parseDayTyped(yearLast(text));
  if (value !== undefined) return { value };
  return {
    problem: { code: isMonthFirst(text) ? 'day_month_first' : 'not_a_day', params: found(cell.text) },
  };
}

/** As `readDay`; “05/2022” stays a month. */
export function readDayOrMonth(cell: Cell): Parsed<string> {
  if (cell.kind === 'date') return { value: cell.value };
  const { value } = parseDayOrMonthTyped(plain(bare(cell.text)).replace(/^thang /, ''));
  return value !== undefined ? { value } : readDay(cell);
}

/** “Quý I/2022”, “năm 2022”: a time, but not one that we keep. */
export const isVaguePeriod = (text: string): boolean =>
  /^(quy|nam|q)? ?[ivx\d]{0,4} ?[-/. ]?(nam )?\d{4}$/.test(plain(text.slice(0, 60)).trim());

const bare = (text: string): string => {
  const trimmed = text.normalize('NFC').trim().slice(0, 60);
  return trimmed
    .replace(TIME, '')
    .replace(/\s*([/.-])\s*/g, '$1')
    .trim();
};

function yearLast(text: string): string {
  const parts = YEAR_FIRST.exec(text);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : text;
}

function isMonthFirst(text: string): boolean {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (!parts) return false;
  const [month = '', day = '', year = ''] = parts.slice(1);
  return isDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
