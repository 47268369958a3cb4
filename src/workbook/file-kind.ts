import { UnreadableFile } from './unreadable-file.ts';

const startsWith = (bytes: Uint8Array, magic: string): boolean =>
  Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') === magic;

const mentions = (bytes: Uint8Array, streamName: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(streamName, 'utf16le'));

const CERTAINLY_NO_TABLE = ['%PDF', '\x89PNG', '\xff\xd8\xff', 'GIF8', 'Rar!', '7z\xbc\xaf', '\x1f\x8b'];

/** Excel up to 2003 wrote compound files, and so does Excel today where it encrypts a workbook. */
function refuseCompoundFile(bytes: Uint8Array): never {
  if (mentions(bytes, 'EncryptedPackage')) throw new UnreadableFile('file_encrypted');
  if (mentions(bytes, 'Workbook') || mentions(bytes, 'Book'))
    throw new UnreadableFile('file_kind_not_supported', { kind: '.xls' });
  throw new UnreadableFile('file_not_a_workbook');
}

/** Which reader takes these bytes: decided by what they are, never by the name. */
export function fileKind(bytes: Uint8Array): 'zip' | 'text' {
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return 'zip';
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) refuseCompoundFile(bytes);
  if (CERTAINLY_NO_TABLE.some((magic) => startsWith(bytes, magic)))
    throw new UnreadableFile('file_not_a_workbook');
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  // a page or a 2003 XML sheet saved under the name .xls, as many programs export
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|table|meta)/i.test(head))
    throw new UnreadableFile('file_kind_not_supported', { kind: 'HTML, XML' });
  return 'text';
}

/** For a zip that holds no workbook of ours: names what it is where that helps. */
export function refuseZip(has: (member: string) => boolean): never {
  if (has('xl/workbook.bin')) throw new UnreadableFile('file_kind_not_supported', { kind: '.xlsb' });
  if (has('content.xml') && has('mimetype'))
    throw new UnreadableFile('file_kind_not_supported', { kind: '.ods' });
  throw new UnreadableFile('file_not_a_workbook');
}
