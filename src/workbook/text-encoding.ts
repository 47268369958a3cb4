import { isUtf8 } from 'node:buffer';
import { setImmediate as breathe } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { composed } from './composed.ts';
import { LegacyEvidence, markedWords, readsAsTcvn3 } from './legacy/evidence.ts';
import { isSyllable } from './legacy/syllable.ts';

/** `latin1`: every byte its own character, as text for the fonts of TCVN3 and VNI is stored. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'latin1';

const SLICE_BYTES = 256 * 1024;
const HEAD_BYTES = 4 * 1024;
/** So much is enough to decide by. */
const WORDS_LOOKED_AT = 5_000;
/** So much of what is not ASCII must read as Vietnamese; names and units make up the rest. */
const ENOUGH = 0.6;

const NO_TEXT = new Set([...Array(32).keys()].filter((code) => ![9, 10, 11, 12, 13, 26, 27].includes(code)));

function byMark([first, second]: Uint8Array): TextEncoding | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** Letters of two bytes without a mark: digits, commas and line ends have a NUL, always on the same side. */
function byNuls(bytes: Uint8Array): TextEncoding | null {
  const head = bytes.subarray(0, HEAD_BYTES);
  const nuls = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  if (bytes.length % 2 === 1 || Math.max(even, odd) < head.length / 10) return null;
  if (even === 0) return 'utf-16le';
  return odd === 0 ? 'utf-16be' : null;
}

/** How well the words of a file read in one way. */
class Reading {
  words = 0;
  good = 0;

  add(words: readonly string[], isGood: (word: string) => boolean): void {
    this.words += words.length;
    this.good += words.filter(isGood).length;
  }

  get isEnough(): boolean {
    return this.good >= 2 && this.good >= this.words * ENOUGH;
  }
}

const wordsOf = (text: string): string[] =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
  (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => !/^[\u0000-\u007f]*$/.test(word));

/** Vietnamese, with no capital after a small letter. */
const isWrittenWord = (word: string): boolean => isSyllable(word) && !/\p{Ll}\p{M}*\p{Lu}/u.test(word);

/** One byte a letter: windows-1258, or text for legacy fonts, by which of them gives Vietnamese words. */
async function byWords(bytes: Uint8Array): Promise<TextEncoding | null> {
  const decoder = new TextDecoder('windows-1258');
  const [windows, tcvn3, legacy] = [new Reading(), new Reading(), new LegacyEvidence()];
  for (let at = 0; at < bytes.length && windows.words < WORDS_LOOKED_AT; at += SLICE_BYTES) {
    const slice = bytes.subarray(at, at + SLICE_BYTES);
    if (slice.some((byte) => NO_TEXT.has(byte))) return null;
    const plain = Buffer.from(slice).toString('latin1');
    windows.add(wordsOf(composed(decoder.decode(slice))), isWrittenWord);
    tcvn3.add(markedWords(plain), readsAsTcvn3);
    for (const line of plain.split('\n')) legacy.add(line);
    await breathe();
  }
  const verdict = legacy.verdict();
  if (windows.isEnough && windows.good > tcvn3.good) return 'windows-1258';
  if (verdict === 'vni') return 'latin1';
  return verdict === 'tcvn3' && tcvn3.isEnough && tcvn3.good > windows.good ? 'latin1' : null;
}

/** How the bytes are to be read as text, decided by what they hold; null where that cannot be told. */
export async function encodingOf(bytes: Uint8Array): Promise<TextEncoding | null> {
  const marked = byMark(bytes) ?? byNuls(bytes);
  if (marked) return marked;
  return isUtf8(bytes) ? 'utf-8' : byWords(bytes);
}
