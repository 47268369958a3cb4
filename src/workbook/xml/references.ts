import { damaged } from '../unreadable-file.ts';
import { BYTE } from './characters.ts';

/** The only five names: a file cannot define its own, for that takes a document type. */
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const REFERENCE = /&(?:#x([0-9a-fA-F]+)|#(\d+)|(amp|lt|gt|quot|apos));/g;
const WHOLE_REFERENCE = new RegExp(`^${REFERENCE.source}$`);

const isCharacter = (code: number): boolean =>
  (code >= 0x20 && code < 0xd800) ||
  (code > 0xdfff && code < 0xfffe) ||
  (code > 0xffff && code < 0x110000) ||
  code === 0x9 ||
  code === 0xa ||
  code === 0xd;

const codeOf = (hex: string | undefined, decimal: string | undefined): number =>
  hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);

function isPartOfReference(byte: number): boolean {
  return (
    byte === BYTE.hash || (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a)
  );
}

/** Where the reference that starts here ends; -1 where the bytes end before it. @throws UnreadableFile for none of ours */
export function referenceEnd(bytes: Buffer, from: number, limit: number): number {
  let at = from + 1;
  while (at < limit && isPartOfReference(bytes[at] as number)) at++;
  if (at === limit) return -1;
  const found = WHOLE_REFERENCE.exec(bytes.toString('latin1', from, at + 1));
  if (!found || (found[3] === undefined && !isCharacter(codeOf(found[1], found[2]))))
    throw damaged(new Error('unknown entity'));
  return at + 1;
}

/** The text with its references replaced; all of them have been looked at by `referenceEnd`. */
export function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (_, hex?: string, decimal?: string, name?: string) =>
    name === undefined ? String.fromCodePoint(codeOf(hex, decimal)) : (NAMED[name] ?? ''),
  );
}
