import { Invalid } from '../../errors.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import type { Decisions } from '../decisions.ts';
import { decisionsForCorrections } from '../fix-it/corrections.ts';
import { encodingQuestion, type Question } from '../question.ts';
import type { Remembered } from '../table/columns.ts';
import { type Readings, readTables } from './read-tables.ts';

/** What one file of a batch holds; a question about its writing comes before anything else in it. */
export interface BookRead {
  readonly round: number;
  readonly book: Workbook;
  readonly encoding: Question | null;
  readonly read: Readings;
}

const NOTHING: Readings = { tables: [], sheets: [], leftOut: [], questions: [] };

/**
 * Finds the tables of the pending files, in their order, before any row is touched: whatever is wrong with
 * a file as a whole leaves the batch as it was.
 * @throws Invalid on `file`
 */
export async function readBooks(
  batchId: number,
  books: ReadonlyMap<number, Workbook>,
  decisions: Decisions,
  remembered: Remembered,
): Promise<BookRead[]> {
  const all: BookRead[] = [];
  for (const [round, book] of [...books].sort(([a], [b]) => a - b)) {
    const encoding = encodingQuestion(book, decisions) ?? null;
    const said = round === 1 ? decisions : decisionsForCorrections(decisions, book, batchId);
    const read = encoding ? NOTHING : await readTables(book, said, remembered);
    all.push({ round, book, encoding, read });
  }
  refuseOthers(all.at(-1));
  return all;
}

/**
 * Rows that name no row of the batch would only be added to it: whoever sends another list, or the whole one
 * once more, would have every fault twice.
 */
function refuseOthers(newest: BookRead | undefined): void {
  if (!newest || newest.round === 1) return;
  const rows = newest.read.tables.flatMap((table) => table.rows);
  if (rows.length > 0 && rows.every(({ origin }) => origin === ''))
    throw new Invalid({ file: { code: 'import_no_corrections' } });
}
