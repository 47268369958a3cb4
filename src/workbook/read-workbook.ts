import { fileKind } from './file-kind.ts';
import { LIMITS } from './limits.ts';
import { UnreadableFile } from './unreadable-file.ts';
import type { Workbook } from './workbook.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * An uploaded file as plain sheets of cells: xlsx or csv, told apart by the bytes. The name only names the
 * sheet of a csv file.
 * @throws UnreadableFile for everything that cannot be taken, with a code that has words
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Workbook> {
  if (bytes.length === 0) throw new UnreadableFile('file_empty');
  if (bytes.length > LIMITS.fileBytes)
    throw new UnreadableFile('file_too_large', { limit: LIMITS.fileBytes / MEBIBYTE });
  // the readers are loaded at the first file, not at every start
  if (fileKind(bytes) === 'zip') return (await import('./xlsx.ts')).readXlsx(bytes);
  return (await import('./csv.ts')).readCsv(bytes, fileName);
}
