import { damaged } from '../unreadable-file.ts';

/** The bytes that mean something in markup; all of them stand for themselves wherever they occur in UTF-8. */
export const BYTE = {
  tab: 0x09,
  newLine: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  bang: 0x21,
  doubleQuote: 0x22,
  hash: 0x23,
  ampersand: 0x26,
  singleQuote: 0x27,
  slash: 0x2f,
  semicolon: 0x3b,
  less: 0x3c,
  equals: 0x3d,
  greater: 0x3e,
  question: 0x3f,
  closeBracket: 0x5d,
} as const;

/** What a byte may be; a table, since every byte of a file is looked up. */
const NAME = 1;
const NAME_START = 2;
const SPACE = 4;
const FORBIDDEN = 8;
/** Not to be taken as it stands in text or in an attribute's value. */
const SPECIAL = 16;

const KINDS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const character = String.fromCharCode(byte);
  if (/[\w:.-]/.test(character) || byte >= 0x80) KINDS[byte] = NAME;
  if (/[A-Za-z_:]/.test(character) || byte >= 0x80) KINDS[byte] = NAME | NAME_START;
  if (/[\t\n\r ]/.test(character)) KINDS[byte] = SPACE;
  else if (byte < 0x20) KINDS[byte] = FORBIDDEN | SPECIAL;
  if (/[<>&\r]/.test(character)) KINDS[byte] = (KINDS[byte] as number) | SPECIAL;
}

export const isSpace = (byte: number | undefined): boolean => ((KINDS[byte as number] as number) & SPACE) > 0;
export const isSpecial = (byte: number | undefined): boolean =>
  ((KINDS[byte as number] as number) & SPECIAL) > 0;

const NAME_FROM =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const WHOLE_NAME = new RegExp(
  `^[${NAME_FROM}][${NAME_FROM}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*$`,
  'u',
);

/** Where the name that starts here ends; -1 where the bytes end before it. @throws UnreadableFile for no name */
export function nameEnd(bytes: Buffer, from: number, limit: number): number {
  let at = from;
  let seen = 0;
  for (; at < limit; at++) {
    const byte = bytes[at] as number;
    if (((KINDS[byte] as number) & NAME) === 0) break;
    seen |= byte;
  }
  if (at === limit) return -1;
  if (at === from || ((KINDS[bytes[from] as number] as number) & NAME_START) === 0)
    throw damaged(new Error('no name'));
  if (seen >= 0x80 && !WHOLE_NAME.test(bytes.toString('utf8', from, at))) throw damaged(new Error('no name'));
  return at;
}

export function skipSpaces(bytes: Buffer, from: number, limit: number): number {
  let at = from;
  while (at < limit && isSpace(bytes[at])) at++;
  return at;
}

/** @throws UnreadableFile where one of the bytes stands for a character that no XML may hold */
export function checkCharacters(bytes: Buffer, from: number, to: number): void {
  for (let at = from; at < to; at++)
    if ((KINDS[bytes[at] as number] as number) & FORBIDDEN) throw damaged(new Error('forbidden character'));
}
