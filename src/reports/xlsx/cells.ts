import type { Day } from '../../calendar.ts';
import { formatDay } from '../../text/format.ts';
import { columnName } from '../../workbook/workbook.ts';
import type { Kind, Value } from '../table.ts';
import { STYLE, type Style } from './styles.ts';

const DAY_MS = 86_400_000;
/** Day 0 of the spreadsheets' count. */
const EPOCH = Date.UTC(1899, 11, 30);
/** The most letters that a cell takes; Excel calls a file with more of them damaged. */
const MOST_LETTERS = 32_767;

const serialOf = (day: Day): number => (Date.parse(`${day}T00:00:00Z`) - EPOCH) / DAY_MS;

/** One cell: numbers and days as such, everything else as a string cell. There is no way to a formula. */
export function cellXml(column: number, row: number, value: Value, kind: Kind, strong = false): string {
  const at = `r="${columnName(column)}${row}"`;
  if (value === null || value === '') return `<c ${at} s="${strong ? STYLE.strong : STYLE.text}"/>`;
  if (typeof value === 'number') return `<c ${at} s="${numberStyle(kind, strong)}"><v>${value}</v></c>`;
  if (kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(value))
    return `<c ${at} s="${STYLE.day}"><v>${serialOf(value)}</v></c>`;
  return textCell(at, kind === 'day' ? formatDay(value) : value, strong ? STYLE.strong : STYLE.text);
}

/** `quoted` keeps a program from taking the text for a formula even when somebody edits the cell. */
export function textCell(at: string, text: string, style: Style): string {
  const quoted = style === STYLE.text && /^[=+\-@]/.test(text) ? STYLE.quoted : style;
  return `<c ${at} s="${quoted}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

function numberStyle(kind: Kind, strong: boolean): Style {
  if (kind === 'millions') return strong ? STYLE.strongMillions : STYLE.millions;
  if (kind === 'percent') return strong ? STYLE.strongPercent : STYLE.percent;
  return strong ? STYLE.strongWhole : STYLE.whole;
}

/** XML's own signs, what it cannot hold, and the spreadsheets' way of writing that. */
export function escaped(text: string): string {
  return (
    text
      .slice(0, MOST_LETTERS)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\r', '&#13;')
  );
}
