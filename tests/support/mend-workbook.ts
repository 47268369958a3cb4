import { openXlsx, saveXlsx } from 'hucre/xlsx';

/** Opens a fix-it workbook in another program, lets somebody mend its rows (header apart), and saves it. */
export async function mendWorkbook(
  bytes: Buffer,
  mend: (row: unknown[], column: (header: string) => number) => unknown[] | null,
): Promise<Buffer> {
  const book = await openXlsx(bytes);
  for (const sheet of book.sheets.filter(({ name }) => !name.startsWith('_'))) {
    const [head = [], ...rows] = sheet.rows;
    const column = (header: string) => head.findIndex((text) => String(text).startsWith(header));
    const kept = rows.map((row) => mend([...row], column)).filter((row) => row !== null);
    sheet.rows.splice(0, sheet.rows.length, head, ...(kept as typeof rows));
  }
  return Buffer.from(await saveXlsx(book));
}
