import type { Day } from '../../calendar.ts';
import { type Look, styleOf } from './looks.ts';
import type { CellToWrite } from './sheet-to-write.ts';

const DAY_MS = 86_400_000;
/** Day 0 of the spreadsheets' count. */
const EPOCH = Date.UTC(1899, 11, 30);
/** The most letters that a cell takes; Excel calls a file with more of them damaged. */
const MOST_LETTERS = 32_767;

/** The number under which spreadsheets keep a day, right from 1/3/1900 on. */
export const serialOf = (day: Day): number => (Date.parse(`${day}T00:00:00Z`) - EPOCH) / DAY_MS;

/** One cell at a place as 'B7': numbers and days as such, everything else as a string cell, never as a formula. */
export function cellXml(place: string, { value, look }: CellToWrite): string {
  if (value === null || value === '') return `<c r="${place}" s="${styleOf(look)}"/>`;
  if (typeof value === 'string') return textCell(place, value, look);
  const number = typeof value === 'number' ? value : serialOf(value.day);
  return `<c r="${place}" s="${styleOf(look)}"><v>${number}</v></c>`;
}

function textCell(place: string, text: string, look: Look): string {
  const style = styleOf(look, /^[=+\-@]/.test(text));
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** XML's own signs, what it cannot hold, and the spreadsheets' way of writing that. */
function escaped(text: string): string {
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

/** For the inside of an attribute in double quotes. */
export const inAttribute = (text: string): string =>
  escaped(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
