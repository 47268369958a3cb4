import { plain } from '../../text/fold.ts';

/** One word of a written name, or one sign between words. */
export interface Word {
  /** Without accents: what patterns are held against. */
  readonly plain: string;
  /** As `plain`, with i for a final y: “kỹ” and “kĩ” are one word. */
  readonly folded: string;
  /** As `folded`, accents kept, the tone at the word's end: “hoà” and “hòa” are one word. */
  readonly spelled: string;
  readonly isSign: boolean;
  readonly isAccented: boolean;
}

const LONGEST = 300;
const DOTTED = /(?<![\p{L}\p{N}\p{M}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}\p{M}]))/gu;
const WORDS_AND_SIGNS = /[\p{L}\p{N}\p{M}]+|[().,:;/[\]-]/gu;
const SIGN = /^[().,:;/[\]-]$/;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const C_TY = /(?<![\p{L}\p{N}\p{M}])c\. ?ty(?![\p{L}\p{N}\p{M}])/gu;
/** Not “ty”, which stands in every name. */
const FINAL_Y = /^((?:[bcd\u0111ghklmnprsvx]|[cknpt]h|ngh?|gh|tr|qu)?)y$/;
const ACCENTS = /[\u0300-\u036f\u0111]/;

/** Composed, small, without invisible characters, with one kind of dash and of Đ: before words are told apart. */
export function plainText(text: string): string {
  const composed = text.slice(0, LONGEST).normalize('NFC');
  if (!UNUSUAL.test(composed)) return composed.toLowerCase();
  return composed
    .normalize('NFKC')
    .replace(/[\u00d0\u0189]/g, '\u0111')
    .toLowerCase()
    .replace(/[\u00f0\u0256]/g, '\u0111')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .normalize('NFC');
}
/** Anything but ASCII and the letters of Vietnamese. */
const UNUSUAL =
  /[^ -~\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/;

/** Words and signs in order; letters with dots between them are one word: “T.N.H.H” → “tnhh”, “C.ty” → “cty”. */
export function wordsOf(text: string): Word[] {
  const joined = text.includes('.') ? text.replace(DOTTED, '$1').replace(C_TY, 'cty') : text;
  return (joined.match(WORDS_AND_SIGNS) ?? []).map(wordOf);
}

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
  return {
    plain: plain(base),
    folded: plain(respelled),
    spelled: (respelled + tones).normalize('NFC'),
    isSign: SIGN.test(token),
    isAccented: ACCENTS.test(letters),
  };
}
