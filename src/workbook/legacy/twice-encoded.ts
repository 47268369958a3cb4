import { TextDecoder } from 'node:util';
import { isSyllable } from './syllable.ts';

/** What windows-1252 shows for the bytes 80 to 9F. */
const FROM_80 = [
  ...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, n) => 0x80 + n)),
];

const AFTER = `[\u0080-\u00bf${FROM_80.join('')}]`;

/** A letter of UTF-8 taken for two or three of windows-1252. */
const LETTER = `(?:[\u00c3-\u00c6]${AFTER}|\u00e1[\u00ba\u00bb]${AFTER})`;
const WORD = new RegExp(`[A-Za-z]{0,8}(?:${LETTER}[A-Za-z]{0,8})+`, 'g');

const utf8 = new TextDecoder('utf-8', { fatal: true });

function byteOf(letter: string): number {
  const at = FROM_80.indexOf(letter);
  return at >= 0 ? 0x80 + at : letter.charCodeAt(0);
}

function decoded(word: string): string {
  try {
    return utf8.decode(Uint8Array.from([...word], byteOf));
  } catch {
    return '';
  }
}

/** The words that are Vietnamese once their letters are taken for the bytes of UTF-8 that they were. */
export const wordsTwiceEncoded = (text: string): string[] =>
  (text.match(WORD) ?? []).filter((word) => isSyllable(decoded(word)));
