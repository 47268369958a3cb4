import { readBook } from './book.ts';
import { Budget } from './limits.ts';
import { SheetReader } from './sheet.ts';
import type { SheetContext } from './stored-cell.ts';
import { SharedStringReader } from './strings.ts';
import { StyleReader } from './styles.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { readXml, scanXml } from './xml.ts';
import { openZip } from './zip.ts';

/** Unpacks only the parts that hold cells, one after the other. @throws UnreadableFile */
export async function readXlsx(bytes: Uint8Array): Promise<Workbook> {
  const budget = new Budget();
  const zip = await openZip(bytes, budget);
  const book = await readBook(zip, budget);
  const strings = new SharedStringReader(budget);
  if (book.strings) await scanXml(zip.read(book.strings), strings, budget);
  const styles = new StyleReader(budget);
  if (book.styles) await readXml(zip.read(book.styles), styles, budget);
  const context: SheetContext = {
    strings: strings.cells,
    dateStyles: styles.dates,
    date1904: book.date1904,
    budget,
  };
  const sheets: Sheet[] = [];
  for (const { name, hidden, part } of book.sheets) {
    const reader = new SheetReader(name, context);
    await scanXml(zip.read(part), reader, budget);
    sheets.push(reader.finish(hidden));
  }
  return { kind: 'xlsx', sheets };
}
