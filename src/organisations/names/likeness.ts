import { commonOnes, SHORT_WORDS } from './common-words.ts';
import { matchWords } from './match-words.ts';
import type { WrittenName } from './written-name.ts';

/** What one thing that speaks against two names being one unit leaves of their likeness, at the most. */
const AT_MOST = {
  /** The same but for accents, legal form or park, where both say it. */
  contradicting: 0.88,
  spaced: 0.96,
  shortened: 0.97,
  rearranged: 0.89,
  missing: 0.89,
  misspelled: 0.89,
  part: 0.8,
  numberMissing: 0.75,
  numberDiffers: 0.5,
} as const;

/** A name made ready for comparing. */
export interface Comparable extends WrittenName {
  readonly words: readonly ComparedWord[];
  readonly numbers: string;
  readonly parts: string;
}
export interface ComparedWord {
  readonly folded: string;
  /** '' where the word was written short. */
  readonly spelled: string;
  readonly weight: number;
}

const COMMON_WEIGHT = 0.45;
const LEAST_WEIGHT = 0.2;
const COUNTRY = /^(?:viet|nam)$/;
const ROMAN = /^(?:ii|iii|iv|vi{1,3}|ix)$/;
const ROMAN_AT_END = /^(?:i|v|x)$/;
const PARTS =
  /(?<![^ ])(?:chi nhanh|van phong dai dien|nha may|xi nghiep|phan xuong|xuong|tong cong ty|tap doan|cong doan|trung tam|kho)(?![^ ])/g;

/** @param rarity how much a word tells among all names, 0 to 1 */
export function comparable(name: WrittenName, rarity: (folded: string) => number): Comparable {
  const spelled = name.spelled.split(' ');
  const long = name.folded.split(' ').flatMap((folded, at) => {
    const words = SHORT_WORDS[folded]?.split(' ');
    return words
      ? words.map((word) => ({ folded: word, spelled: '' }))
      : [{ folded, spelled: spelled[at] ?? '' }];
  });
  const common = commonOnes(long.map(({ folded }) => folded));
  const words = long.map((word, at) => {
    const isCountry = common[at] && COUNTRY.test(word.folded);
    const weight =
      (isCountry ? LEAST_WEIGHT : common[at] ? COMMON_WEIGHT : 1) * (0.4 + 0.6 * rarity(word.folded));
    return { ...word, weight };
  });
  return { ...name, words, numbers: numbersOf(long), parts: (name.folded.match(PARTS) ?? []).sort().join() };
}

function numbersOf(words: readonly { folded: string }[]): string {
  const found = words.flatMap(({ folded }, at) => {
    if (ROMAN.test(folded) || (at > 0 && at === words.length - 1 && ROMAN_AT_END.test(folded)))
      return [String(ROMANS.indexOf(folded))];
    return (folded.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0+(?=.)/, ''));
  });
  return found.join();
}
const ROMANS = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** Whether nothing that is written speaks against the known name: accents, legal form, park. */
export function agree(written: WrittenName, known: WrittenName): boolean {
  return (!written.accented || written.spelled === known.spelled) && agreeBeside(written, known);
}

/** As above, for what stands beside the name proper. */
const agreeBeside = (written: WrittenName, known: WrittenName): boolean =>
  (!written.form || !known.form || written.form === known.form) && sameParks(written.park, known.park);

export const sameParks = (a: string, b: string): boolean =>
  !a || !b || `${a} `.startsWith(`${b} `) || `${b} `.startsWith(`${a} `);

/** How like the known name is to the written one: 1 for the same one; from 0.9 on nothing distinctive differs. */
export function likeness(written: Comparable, known: Comparable): number {
  if (written.folded === known.folded) return agree(written, known) ? 1 : AT_MOST.contradicting;
  const beside = agreeBeside(written, known) ? 1 : AT_MOST.contradicting;
  if (joined(written, ' ') === joined(known, ' ')) return Math.min(AT_MOST.shortened, beside);
  if (joined(written, '') === joined(known, '')) return Math.min(AT_MOST.spaced, beside);
  const match = matchWords(written.words, known.words);
  const accents = written.accented ? match.accentsDiffer : 0;
  const limits = [
    match.missing && AT_MOST.missing,
    match.rearranged && AT_MOST.rearranged,
    match.misspelled && AT_MOST.misspelled,
    accents > 0 && AT_MOST.contradicting,
    written.parts !== known.parts && AT_MOST.part,
    written.numbers !== known.numbers &&
      (written.numbers && known.numbers ? AT_MOST.numberDiffers : AT_MOST.numberMissing),
  ];
  return Math.min(match.score * (1 - 0.1 * accents), beside, ...limits.map((limit) => limit || 1));
}

const joined = ({ words }: Comparable, between: string): string =>
  words.map(({ folded }) => folded).join(between);
