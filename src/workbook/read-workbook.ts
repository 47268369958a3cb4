import { fileKind } from './file-kind.ts';
import { settleLegacy } from './legacy/legacy-cells.ts';
import { Budget, LIMITS, MEBIBYTE } from './limits.ts';
import { UnreadableFile } from './unreadable-file.ts';
import type { Workbook } from './workbook.ts';

/** The readers are loaded at the first file, not at every start. */
const READERS = {
  async zip(bytes: Uint8Array): Promise<Workbook> {
    const budget = new Budget();
    const zip = await (await import('./zip.ts')).openZip(bytes, budget);
    const { isOpenDocument, readOds } = await import('./ods/ods.ts');
    return isOpenDocument(zip) ? readOds(zip, budget) : (await import('./xlsx.ts')).readXlsx(bytes);
  },
  compound: async (bytes: Uint8Array) => (await import('./xls/xls.ts')).readXls(bytes),
  text: async (bytes: Uint8Array, fileName: string) => (await import('./csv.ts')).readCsv(bytes, fileName),
} as const;

/** What a person has said about the file. */
export interface Reading {
  /** Text in the old TCVN3 (ABC) encoding is to be read as the letters that its font shows. */
  readonly convert?: 'tcvn3';
}

/**
 * An uploaded file as plain sheets of cells: xlsx, xls, ods or text, told apart by the bytes. The name only
 * names the sheet of a text file. Where there is TCVN3 text, `legacy` says so, converted or not.
 * @throws UnreadableFile for everything that cannot be taken, with a code that has words
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  { convert }: Reading = {},
): Promise<Workbook> {
  if (bytes.length === 0) throw new UnreadableFile('file_empty');
  if (bytes.length > LIMITS.fileBytes)
    throw new UnreadableFile('file_too_large', { limit: LIMITS.fileBytes / MEBIBYTE });
  const workbook = await READERS[fileKind(bytes)](bytes, fileName);
  return settleLegacy(workbook, convert === 'tcvn3');
}
