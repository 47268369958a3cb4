import { remembered } from './remembered.ts';
import { isSyllable } from './syllable.ts';
import { fitsTcvn3, fromTcvn3 } from './tcvn3.ts';
import { wordsTwiceEncoded } from './twice-encoded.ts';
import { fromVni } from './vni.ts';

/**
 * The two ways of writing Vietnamese before Unicode, by fonts that show other letters than the stored ones;
 * and UTF-8 whose bytes some program took for letters.
 */
export type LegacyEncoding = 'tcvn3' | 'vni' | 'twice';

/** Letters that only Unicode has: whoever typed one did not type for a legacy font. */
const UNICODE_ONLY =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|[\u0300-\u0323]/;

/** Signs, capitals after small letters, foreign letters and pairs: legacy text is full of them, other text seldom. */
const HINT =
  /[\u00a1-\u00bf\u00d7\u00f7]|[a-z][\u00c0-\u00de]|[AEae][\u00c0-\u00ff]|[\u00c4-\u00c7\u00cb\u00ce\u00cf\u00d1\u00d6\u00d8\u00db\u00dc\u00df\u00e4-\u00e7\u00eb\u00ee\u00ef\u00f1\u00f6\u00f8\u00fb\u00fc]/;

const WORD = /[0-9A-Za-z\u00a1-\u00ff]+/g;
const UNIT = /^\u00b5[a-zA-Z]{1,2}$/;
const SIGN = /[\u00a1-\u00bf\u00d7\u00f7]/;
const SIGN_OR_LATE_CAPITAL = /[\u00a1-\u00bf\u00d7\u00f7]|[a-z\u00df-\u00ff][\u00c0-\u00de]/;
/** Pairs that neither Vietnamese nor French nor German writes. */
const CLEAR_PAIR = /[aeouy\u00f4\u00f6][\u00f8\u00e5\u00e4]|[ae][\u00f9\u00fb\u00f5\u00e1\u00e0\u00e3\u00e2]/;

export const isUnicodeOnly = (text: string): boolean => UNICODE_ONLY.test(text);

const mayBeLegacy = (text: string): boolean => HINT.test(text) && !UNICODE_ONLY.test(text);

/** The words of the text that are not plain ASCII. */
export const markedWords = (text: string): string[] =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
  (text.match(WORD) ?? []).filter((word) => !/^[\u0000-\u007f]*$/.test(word));

/** A Vietnamese word when read as TCVN3, whatever it is as it stands. */
export const readsAsTcvn3 = remembered(
  (word) => !UNIT.test(word) && word.length > 1 && fitsTcvn3(word) && isSyllable(fromTcvn3(word)),
);

/** Vietnamese when read as TCVN3, and not as it stands. */
export const isTcvn3Word = remembered((word) => readsAsTcvn3(word) && !isSyllable(word));

/** No word, but with signs among its letters: an abbreviation, or two words run together. */
export const mayBeTcvn3Word = (word: string): boolean =>
  !UNIT.test(word) && fitsTcvn3(word) && /^[A-Za-z\u00a1-\u00fe]{2,}$/.test(word) && SIGN.test(word);

const isVniWord = remembered((word) => word.length > 1 && isSyllable(fromVni(word)) && !isSyllable(word));

/** Collects what speaks for one of the legacy encodings, text by text. */
export class LegacyEvidence {
  readonly #tcvn3 = new Set<string>();
  readonly #vni = new Set<string>();
  readonly #twice = new Set<string>();
  #tcvn3Clear = false;
  #vniClear = false;

  add(text: string): void {
    if (!mayBeLegacy(text)) return;
    for (const word of markedWords(text)) this.#addWord(word);
    for (const word of wordsTwiceEncoded(text)) this.#twice.add(word);
  }

  #addWord(word: string): void {
    if (isTcvn3Word(word)) {
      this.#tcvn3.add(word.toLowerCase());
      this.#tcvn3Clear ||= SIGN_OR_LATE_CAPITAL.test(word);
    }
    if (isVniWord(word)) {
      this.#vni.add(word.toLowerCase());
      this.#vniClear ||= CLEAR_PAIR.test(word.toLowerCase());
    }
  }

  /** Two different words at least, one of them such as no other language has. */
  verdict(): LegacyEncoding | null {
    const found = [
      ['twice', this.#twice.size],
      ['tcvn3', this.#tcvn3Clear ? this.#tcvn3.size : 0],
      ['vni', this.#vniClear ? this.#vni.size : 0],
    ] as const;
    const [encoding, words] = found.reduce((best, one) => (one[1] > best[1] ? one : best));
    return words >= 2 ? encoding : null;
  }
}

/** Which legacy encoding some of the texts are in. Proper Vietnamese, French or German never says one. */
export function detectLegacy(texts: Iterable<string>): LegacyEncoding | null {
  const evidence = new LegacyEvidence();
  for (const text of texts) evidence.add(text);
  return evidence.verdict();
}
