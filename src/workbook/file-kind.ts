import { UnreadableFile } from './unreadable-file.ts';

const startsWith = (bytes: Uint8Array, magic: string): boolean =>
  Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') === magic;

const ZIP = ['PK\x03\x04', 'PK\x05\x06'];
const COMPOUND_FILE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
/** Sheets of Excel 2 to 4, which stood alone: a first record of so many bytes. */
const OLD_SHEET = ['\x09\0', '\x09\x02', '\x09\x04', '\x09\x08'].flatMap((type) =>
  ['\x04\0', '\x06\0', '\x08\0', '\x10\0'].map((length) => type + length),
);
const PICTURES = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*'];
const PACKED = ['Rar!', '7z\xbc\xaf', '\x1f\x8b', 'BZh', '\xfd7zXZ'];
const CERTAINLY_NO_TABLE = ['%PDF', '{\\rtf', ...PICTURES, ...PACKED];

/** A page or a 2003 XML sheet under whatever name, as many programs export; UTF-16 shows as NULs here. */
const MARKUP = /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(!doctype|!--|html|head|body|\?xml|table|meta|style)/i;

/** Which reader takes these bytes: decided by what they are, never by the name. */
export function fileKind(bytes: Uint8Array): 'zip' | 'compound' | 'text' {
  const begins = (magic: string): boolean => startsWith(bytes, magic);
  if (ZIP.some(begins)) return 'zip';
  if (begins(COMPOUND_FILE)) return 'compound';
  if (OLD_SHEET.some(begins))
    throw new UnreadableFile('file_kind_not_supported', { kind: '.xls (Excel 2–4)' });
  if (CERTAINLY_NO_TABLE.some(begins)) throw new UnreadableFile('file_not_a_workbook');
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1').replaceAll('\0', '');
  if (MARKUP.test(head)) throw new UnreadableFile('file_kind_not_supported', { kind: 'HTML, XML' });
  return 'text';
}

/** For a zip that holds no workbook of ours: names what it is where that helps. */
export function refuseZip(has: (member: string) => boolean): never {
  if (has('xl/workbook.bin')) throw new UnreadableFile('file_kind_not_supported', { kind: '.xlsb' });
  throw new UnreadableFile('file_not_a_workbook');
}
