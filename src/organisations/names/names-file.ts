import { CsvError, type Info, parse } from 'csv-parse/sync';
import { Invalid } from '../../errors.ts';
import { fold, tidy } from '../../text/fold.ts';
import { guessDelimiter } from '../../workbook/csv.ts';
import { unitKey } from '../resolve-name.ts';

const HEADER_NAME = /^(?:(?:ten|name|written|don vi|doanh nghiep|cong ty|cach viet|ten viet)( .*)?)$/;
const HEADER_CODE = /^(?:ma|ma don vi|ma doanh nghiep|ma so|code|unit|unit code)$/;

interface Line {
  readonly line: number;
  readonly name: string;
  readonly code: string;
}

/**
 * Reads a file of names: a name as it is written, and the code of its unit, two columns divided by `;`, `,`
 * or a tab, with or without a header. Answers codes by `unitKey` of the name.
 * @throws Invalid on `names`, with the number of the first line that is wrong
 */
export function readNames(text: string): Map<string, string> {
  const lines = readLines(text.replace(/^\ufeff/, ''));
  const codes = new Map<string, string>();
  const first = new Map<string, number>();
  for (const { line, name, code } of lines) {
    const key = unitKey(name);
    if (key === '') throw wrong('names_without_name', { line });
    if (code === '') throw wrong('names_without_code', { line, found: name });
    const earlier = first.get(key);
    if (earlier !== undefined && codes.get(key) !== code)
      throw wrong('names_twice', { line, earlier, found: name });
    first.set(key, earlier ?? line);
    codes.set(key, code);
  }
  return codes;
}

function readLines(text: string): Line[] {
  const lines = parseLines(text).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const long = lines.find(({ cells }) => cells.slice(2).some((cell) => cell !== ''));
  if (long) throw wrong('names_columns', { line: long.line });
  const all = lines.map(({ line, cells: [name = '', code = ''] }) => ({
    line,
    name,
    code: code.toUpperCase(),
  }));
  const [header] = all;
  return header && HEADER_NAME.test(fold(header.name)) && HEADER_CODE.test(fold(header.code))
    ? all.slice(1)
    : all;
}

function parseLines(text: string): { line: number; cells: string[] }[] {
  try {
    const records = parse(text, {
      delimiter: guessDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      info: true,
    }) as unknown as { info: Info; record: string[] }[];
    return records.map(({ info, record }) => ({ line: info.lines, cells: record.map(tidy) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw wrong('names_quote_not_closed', { line: Number(error['lines'] ?? 1) });
  }
}

const wrong = (code: string, params: Record<string, string | number>): Invalid =>
  new Invalid({ names: { code, params } });
