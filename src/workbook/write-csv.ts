/** Without it Excel misreads Vietnamese. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Spreadsheet programs take such a beginning for a formula; the last ones are their full-width forms. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** One line of RFC 4180: numbers as such, text so that nobody runs it. */
export const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map(cellOf).join(',')}\r\n`;

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : quoted(guarded(value));
}

/** An apostrophe in front keeps text from being run; numbers stay numbers, negative ones too. */
const guarded = (text: string): string =>
  FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;

/** Semicolons too: where Excel splits at them, what follows must not begin a cell. */
const quoted = (text: string): string =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
