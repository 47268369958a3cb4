import { setImmediate as breathe } from 'node:timers/promises';
import { type CompoundFile, openCompoundFile } from '../compound-file.ts';
import { Budget } from '../limits.ts';
import { TextCells } from '../text-cells.ts';
import { damaged, UnreadableFile } from '../unreadable-file.ts';
import type { Sheet, Workbook } from '../workbook.ts';
import { RECORD, RecordReader } from './record-reader.ts';
import { XlsBook } from './xls-book.ts';
import { XlsSheet } from './xls-sheet.ts';

const BREATH_BYTES = 64 * 1024;

/** Excel keeps programs in a storage of their own, and encrypts newer workbooks into a compound file. */
function refuseOthers(file: CompoundFile): void {
  if (file.has('EncryptedPackage')) throw new UnreadableFile('file_encrypted');
  if (file.has('_VBA_PROJECT_CUR') || file.has('_VBA_PROJECT')) throw new UnreadableFile('file_has_macros');
  if (!file.has('Workbook') && !file.has('Book')) throw new UnreadableFile('file_not_a_workbook');
}

/** Hands over the records of the part that begins there, without those of charts within it. */
async function readPart(
  stream: Buffer,
  at: number,
  budget: Budget,
  take: (record: RecordReader) => void | Promise<void>,
): Promise<void> {
  const record = new RecordReader(stream, at);
  let depth = 0;
  let breath = at;
  while (record.next()) {
    // counted, since the list of sheets may name one part over and over
    budget.spend('unpackedBytes', record.end - record.start);
    if (record.type === RECORD.startOfPart) depth++;
    if (depth === 0) throw damaged(new Error('no part begins here'));
    const pending = depth === 1 ? take(record) : undefined;
    if (pending) await pending;
    if (record.type === RECORD.endOfPart && --depth === 0) return;
    if (record.end - breath > BREATH_BYTES) {
      breath = record.end;
      await breathe();
    }
  }
  throw damaged(new Error('part without end'));
}

/** Reads workbooks of Excel 95 to 2003, record by record. @throws UnreadableFile */
export async function readXls(bytes: Uint8Array): Promise<Workbook> {
  const file = openCompoundFile(bytes);
  refuseOthers(file);
  const stream = file.read(file.has('Workbook') ? 'Workbook' : 'Book');
  const budget = new Budget();
  const book = new XlsBook(budget);
  await readPart(stream, 0, budget, (record) => book.take(record));
  if (book.sheets.length === 0) throw new UnreadableFile('file_without_sheets');
  const [dates, texts] = [book.dateStyles(), new TextCells()];
  const sheets: Sheet[] = [];
  for (const { name, hidden, at } of book.sheets) {
    const sheet = new XlsSheet(name, book, dates, texts);
    await readPart(stream, at, budget, (record) => sheet.take(record));
    sheets.push(sheet.finish(hidden));
  }
  return { kind: 'xls', sheets };
}
