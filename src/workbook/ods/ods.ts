import type { Budget } from '../limits.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import type { Workbook } from '../workbook.ts';
import { readXml } from '../xml.ts';
import type { Zip } from '../zip.ts';
import { OdsReader } from './ods-reader.ts';

const MANIFEST = 'META-INF/manifest.xml';

/** Encrypted either as a whole, or part by part with the keys' places in the manifest. */
export const isOpenDocument = (zip: Zip): boolean =>
  !zip.has('xl/workbook.xml') && (zip.has('content.xml') || zip.has('encrypted-package'));

/** Looked for as bytes: older programs begin the manifest with a document type, which the parser refuses. */
async function isEncrypted(zip: Zip): Promise<boolean> {
  if (zip.has('encrypted-package')) return true;
  if (!zip.has(MANIFEST)) return false;
  let before = '';
  let found = false;
  for await (const piece of zip.read(MANIFEST)) {
    const text = before + Buffer.from(piece).toString('latin1');
    found ||= text.includes('encryption-data');
    before = text.slice(-20);
  }
  return found;
}

/** Reads workbooks of LibreOffice and of whoever else writes OpenDocument. @throws UnreadableFile */
export async function readOds(zip: Zip, budget: Budget): Promise<Workbook> {
  if (await isEncrypted(zip)) throw new UnreadableFile('file_encrypted');
  const reader = new OdsReader(budget);
  await readXml(zip.read('content.xml'), reader, budget);
  if (!reader.isSpreadsheet) throw new UnreadableFile('file_not_a_workbook');
  if (zip.some((name) => /^(basic|scripts)\/./.test(name))) throw new UnreadableFile('file_has_macros');
  if (reader.sheets.length === 0) throw new UnreadableFile('file_without_sheets');
  return { kind: 'ods', sheets: reader.sheets };
}
