import { formatDay } from '../text/format.ts';
import type { Column, Table, TableRow, Value } from './table.ts';

/** Spreadsheet programs take such a beginning for a formula; the last ones are their full-width forms. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** So many rows make one chunk of the stream. */
const ROWS_A_CHUNK = 200;

/** RFC 4180 with a byte order mark, without which Excel misreads Vietnamese. */
export async function* csvOf({
  columns,
  rows,
}: Table<Iterable<TableRow> | AsyncIterable<TableRow>>): AsyncGenerator<string> {
  let waiting = `\ufeff${columns.map(({ header }) => quoted(header)).join(',')}\r\n`;
  let count = 0;
  for await (const { values } of rows) {
    waiting += `${values.map((value, index) => cellOf(value, columns[index]?.kind)).join(',')}\r\n`;
    if (++count % ROWS_A_CHUNK === 0) {
      yield waiting;
      waiting = '';
    }
  }
  yield waiting;
}

function cellOf(value: Value, kind: Column['kind'] = 'text'): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return quoted(kind === 'day' ? formatDay(value) : guarded(value));
}

/** An apostrophe in front keeps text from being run; numbers stay numbers, negative ones too. */
export const guarded = (text: string): string =>
  FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;

/** Semicolons too: where Excel splits at them, what follows must not begin a cell. */
const quoted = (text: string): string =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
