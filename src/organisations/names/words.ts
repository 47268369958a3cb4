import { plain } from '../../text/fold.ts';

/** One word of a written name, or one sign between words. */
export interface Word {
  /** Without accents: what patterns are held against. */
  readonly plain: string;
  /** As `plain`, with i for a final y: “kỹ” and “kĩ” are one word. */
  readonly folded: string;
  /** As `folded`, accents kept, the tone at the word's end: “hoà” and “hòa” are one word. */
  readonly spelled: string;
}

const LONGEST = 300;
const DOTTED = /(?<![\p{L}\p{N}\p{M}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}\p{M}]))/gu;
const WORDS_AND_SIGNS = /[\p{L}\p{N}\p{M}]+|[().,:;/[\]-]/gu;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const FINAL_Y = /^([bcd\u0111ghklmnpqrstvx]*|qu)y$/;
const ACCENTS = /[\u0300-\u036f\u0111]/;

/** Composed, small, without invisible characters, with one kind of dash, quote and Đ: before words are told apart. */
export function plainText(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/[\u00d0\u0189]/g, '\u0111')
    .toLowerCase()
    .replace(/[\u00f0\u0256]/g, '\u0111')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .normalize('NFC');
}

/** Words and signs in order; letters with dots between them are one word: “T.N.H.H” → “tnhh”. */
export function wordsOf(text: string): Word[] {
  const joined = text.includes('.') ? text.replace(DOTTED, '$1') : text;
  return (joined.match(WORDS_AND_SIGNS) ?? []).map(wordOf);
}

/** Whether anything is written with accents. A text without any says nothing about them. */
export const isAccented = (text: string): boolean => ACCENTS.test(text.normalize('NFD'));

/** The same few thousand words make up all names. */
const known = new Map<string, Word>();
const MOST_KNOWN = 50_000;

export function wordOf(token: string): Word {
  let word = known.get(token);
  if (!word) {
    word = readWord(token);
    if (known.size < MOST_KNOWN) known.set(token, word);
  }
  return word;
}

function readWord(token: string): Word {
  const letters = token.normalize('NFD');
  const tones = (letters.match(TONES) ?? []).sort().join('');
  const base = letters.replace(TONES, '').normalize('NFC');
  const respelled = base.replace(FINAL_Y, '$1i');
  return { plain: plain(base), folded: plain(respelled), spelled: (respelled + tones).normalize('NFC') };
}
