import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { textCell } from './cells.ts';
import { decodeText } from './decode-text.ts';
import { Budget, LIMITS } from './limits.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { columnName, type SheetRow, type Workbook } from './workbook.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SLICE = 64 * 1024;
const ROWS_PER_TURN = 500;

/** The first lines with everything between quotes taken out. */
function firstLines(text: string): string[] {
  const outside = text.slice(0, SLICE).replace(/"[^"]*("|$)/g, '');
  return outside
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
}

/** The delimiter that divides most lines into equally many parts; of several, the one with more parts. */
export function guessDelimiter(text: string): string {
  const lines = firstLines(text);
  let best = { delimiter: ',', lines: 0, parts: 0 };
  for (const delimiter of DELIMITERS) {
    const byParts = new Map<number, number>();
    for (const line of lines) {
      const parts = line.split(delimiter).length;
      if (parts > 1) byParts.set(parts, (byParts.get(parts) ?? 0) + 1);
    }
    for (const [parts, count] of byParts)
      if (count > best.lines || (count === best.lines && parts > best.parts))
        best = { delimiter, lines: count, parts };
  }
  return best.delimiter;
}

/** Excel's own hint for the delimiter, which is no row of the table. */
function takeHint(text: string): { delimiter: string; body: string } {
  const hint = /^sep=([,;\t|])\r?\n/i.exec(text);
  if (hint?.[1]) return { delimiter: hint[1], body: text.slice(hint[0].length) };
  return { delimiter: guessDelimiter(text), body: text };
}

function* slices(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += SLICE) yield text.slice(at, at + SLICE);
}

function rowOf(record: readonly string[], number: number, sheet: string, budget: Budget): SheetRow | null {
  const used = record.findLastIndex((text) => text !== '') + 1;
  if (used === 0) return null;
  const place = { sheet, row: number, column: columnName(used - 1) };
  if (used > LIMITS.columns)
    throw new UnreadableFile('file_too_many_columns', { ...place, limit: LIMITS.columns });
  const long = record.findIndex((text) => text.length > LIMITS.cellCharacters);
  if (long >= 0)
    throw new UnreadableFile('file_cell_too_long', {
      ...place,
      column: columnName(long),
      limit: LIMITS.cellCharacters,
    });
  budget.spend('rows');
  budget.spend('cells', used);
  return { number, cells: record.slice(0, used).map(textCell), hidden: false };
}

async function readRows(text: string, sheet: string): Promise<SheetRow[]> {
  const { delimiter, body } = takeHint(text);
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    // a quote that nobody closed swallows the rest of the file
    max_record_size: LIMITS.columns * LIMITS.cellCharacters,
  });
  const budget = new Budget();
  const rows: SheetRow[] = [];
  let number = 0;
  for await (const record of Readable.from(slices(body)).pipe(parser)) {
    const row = rowOf(record as string[], ++number, sheet, budget);
    if (row) rows.push(row);
    if (number % ROWS_PER_TURN === 0) await breathe();
  }
  return rows;
}

/** One sheet of text cells, named after the file; a blank line is a row without content. @throws UnreadableFile */
export async function readCsv(bytes: Uint8Array, fileName: string): Promise<Workbook> {
  const text = decodeText(bytes, fileName);
  const name = (fileName.split(/[\\/]/).pop() ?? '').replace(/\.[^.]*$/, '');
  try {
    return { kind: 'csv', sheets: [{ name, hidden: false, rows: await readRows(text, name), merges: [] }] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile('file_quote_not_closed', { row: Number(error['lines'] ?? 0) }, error);
  }
}
