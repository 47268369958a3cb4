import { pipeline, Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { Budget, LIMITS } from './limits.ts';
import { TextCells } from './text-cells.ts';
import { textSlices } from './text-slices.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { columnName, type SheetRow, type Workbook } from './workbook.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

const LONGEST_ROW = LIMITS.columns * LIMITS.cellCharacters;

const DIALECT = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
};

/** The first lines of the text with an x for everything between quotes. */
function firstLines(text: string): string[] {
  const outside = text.replace(/"[^"]*("|$)/g, 'x');
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

/** Feeds the parser, and stops where no row ends for longer than any row may be: a quote left open, often. */
async function* feed(first: string, rest: AsyncIterable<string>, info: Info): AsyncGenerator<string> {
  yield first;
  let records = 0;
  let silence = first.length;
  for await (const slice of rest) {
    silence = info.records === records ? silence + slice.length : 0;
    if (silence > LONGEST_ROW) throw new UnreadableFile('file_row_too_long', { row: info.records + 1 });
    records = info.records;
    yield slice;
  }
}

/** How many cells the record holds up to its last content. @throws UnreadableFile where it holds too much */
function contentWidth(record: readonly string[], row: number, sheet: string): number {
  const used = record.findLastIndex((text) => text !== '') + 1;
  if (used > LIMITS.columns) {
    const column = columnName(used - 1);
    throw new UnreadableFile('file_too_many_columns', { sheet, row, column, limit: LIMITS.columns });
  }
  const long = record.findIndex((text) => text.length > LIMITS.cellCharacters);
  if (long >= 0) {
    const column = columnName(long);
    throw new UnreadableFile('file_cell_too_long', { sheet, row, column, limit: LIMITS.cellCharacters });
  }
  return used;
}

async function readRows(slices: AsyncGenerator<string>, sheet: string): Promise<SheetRow[]> {
  const { delimiter, body } = takeHint((await slices.next()).value ?? '');
  const parser = parse({ ...DIALECT, delimiter });
  // in objects and one ahead, so that no more than one slice is parsed in one turn of the event loop
  const source = Readable.from(feed(body, slices, parser.info), { objectMode: true, highWaterMark: 1 });
  pipeline(source, parser, () => undefined); // an error comes out of the loop below
  const texts = new TextCells();
  const budget = new Budget();
  const rows: SheetRow[] = [];
  let number = 0;
  for await (const record of parser) {
    if (++number > LIMITS.lastRow) throw new UnreadableFile('file_too_many_rows', { limit: LIMITS.lastRow });
    const used = contentWidth(record, number, sheet);
    if (used === 0) continue;
    budget.spend('rows');
    budget.spend('cells', used);
    rows.push({ number, hidden: false, cells: record.slice(0, used).map((text: string) => texts.of(text)) });
  }
  return rows;
}

/** One sheet of text cells, named after the file; a blank line is a row without content. @throws UnreadableFile */
export async function readCsv(bytes: Uint8Array, fileName: string): Promise<Workbook> {
  const name = (fileName.split(/[\\/]/).pop() ?? '').replace(/\.[^.]*$/, '');
  try {
    return {
      kind: 'csv',
      sheets: [{ name, hidden: false, rows: await readRows(textSlices(bytes, fileName), name), merges: [] }],
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile('file_quote_not_closed', { row: Number(error['records'] ?? 0) + 1 }, error);
  }
}
