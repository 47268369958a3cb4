import { find, type LegalForm, textOf, withoutForms } from './legal-forms.ts';
import { isAccented, plainText, type Word, wordOf, wordsOf } from './words.ts';

/** A name as somebody wrote it, taken apart. */
export interface WrittenName {
  /** The name proper without accents: “Cty TNHH Sao Khuê VN” → “sao khue viet nam”. */
  readonly folded: string;
  /** The same with accents; tones stand at the ends of words. */
  readonly spelled: string;
  readonly form: LegalForm;
  /** The industrial park said beside the name, folded: “(KCN Thăng Long)” → “thang long”. */
  readonly park: string;
  /** Whether the whole text has any accent; where it has none, its words say nothing about accents. */
  readonly accented: boolean;
}

const SIGN = /^[().,:;/[\]-]$/;
const UNIT = '(?:cong ty|congty|cty|c ty|ct|cttnhh|ctcp|ctld|tnhh|cong doan|cdcs|cd|chi nhanh|htx|dntn)';
const NUMBERING = new RegExp(`^(?:[ivxlc]{1,5}|\\d{1,3}|[a-z]) [.):/-] (?=${UNIT}(?![^ ]))`);
const LABEL = /^(?:ten )?(?:don vi|doanh nghiep|cong ty|cdcs|cong doan co so|nha may) : /;
const BRANCH = new RegExp(`(?:^cn(?= ${UNIT}(?![^ ]))|(?<=[-(,] )cn(?= [^ (),]))`);
const PARK =
  /(?<![^ ])(?:(?:[(,;-] )(?:tai |thuoc )?|tai |thuoc )(?:kcn|khu cong nghiep|kcx|khu che xuat|ccn|cum cong nghiep) [^()]+?(?: \))?$/;
const PARK_WORDS = /^(?:kcn|khu cong nghiep|kcx|khu che xuat|ccn|cum cong nghiep) /;
const FORM_MARK = /\[ (tnhh|cp|dntn|htx|hd) \](?= |$)/;
const LAST_IN_BRACKETS = /\( ([a-z]{2,8}) \)$/;
const VIET_NAM = /(?<![^ ])(?:vn|vietnam|viet nam)(?![^ ])/;
const GENERAL_COMPANY = /(?<![^ ])(?:tct|tong cty|tong c ty)(?![^ ])/;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v'];

const VIET = [wordOf('vi\u1ec7t'), wordOf('nam')];
const BRANCH_WORDS = [wordOf('chi'), wordOf('nh\u00e1nh')];
const TOGETHER = [wordOf('t\u1ed5ng'), wordOf('c\u00f4ng'), wordOf('ty')];

/** Takes a written name apart: what the name proper is, and what stands around it. */
export function readName(text: string): WrittenName {
  const { tidied, proper, form, park } = takeApart(text);
  return {
    folded: proper.map((word) => word.folded).join(' '),
    spelled: proper.map((word) => word.spelled).join(' '),
    form,
    park,
    accented: isAccented(tidied),
  };
}

/** The name proper without accents: “Công ty TNHH Cơ khí Kỹ Nghệ VN” → “co khi ky nghe viet nam”. */
export const properName = (text: string): string => textOf(takeApart(text).proper);

function takeApart(text: string) {
  const tidied = plainText(text);
  const mark = cut(respelled(withoutLead(wordsOf(tidied))), FORM_MARK);
  const park = cut(mark.left, PARK);
  const hasPark = !park.left.every(isSign);
  const short = cut(hasPark ? park.left : mark.left, LAST_IN_BRACKETS);
  const { words, form } = withoutForms(short.left.filter(isWord).filter(isNoAnd));
  return {
    tidied,
    proper: [...words, ...notInitials(short.cut, words)],
    form: (mark.cut[1]?.plain as LegalForm | undefined) ?? form,
    park: hasPark ? parkKey(park.cut) : '',
  };
}

/** One text for all spellings of a written name, itself a spelling of it; accents and legal form are kept. */
export function canonical({ spelled, form, park }: WrittenName): string {
  return `${spelled}${form && ` [${form}]`}${park && ` (kcn ${park})`}`;
}

/** A park's name as names mention it. */
export const parkKeyOf = (name: string): string => parkKey(wordsOf(plainText(name)));

function parkKey(words: readonly Word[]): string {
  const text = textOf(words.filter(isWord)).replace(/^(?:tai|thuoc) /, '');
  return text
    .replace(PARK_WORDS, '')
    .split(' ')
    .map((word) => (ROMAN.includes(word) ? String(ROMAN.indexOf(word) + 1) : word))
    .join(' ');
}

const isSign = ({ plain }: Word): boolean => SIGN.test(plain);
const isWord = (word: Word): boolean => !isSign(word);
/** “và”, “&” and nothing between two words mean the same. */
const isNoAnd = ({ plain, spelled }: Word, at: number): boolean =>
  at === 0 || !(plain === 'va' && (spelled === 'va' || spelled === 'va\u0300'.normalize('NFC')));

function cut(words: readonly Word[], pattern: RegExp): { left: readonly Word[]; cut: readonly Word[] } {
  const found = find(words, pattern);
  if (!found) return { left: words, cut: [] };
  const [at, count] = found;
  return { left: [...words.slice(0, at), ...words.slice(at + count)], cut: words.slice(at, at + count) };
}

/** Without the number of a heading (“II. Công ty …”) and the word for a unit (“Đơn vị: …”). */
function withoutLead(words: readonly Word[]): readonly Word[] {
  const labelled = cut(words, LABEL).left;
  const { left } = cut(labelled, NUMBERING);
  return left.some(isWord) ? left : words;
}

const RESPELLINGS = [
  [BRANCH, BRANCH_WORDS],
  [GENERAL_COMPANY, TOGETHER],
] as const;

function respelled(words: readonly Word[]): readonly Word[] {
  let all = words;
  for (const [pattern, instead] of RESPELLINGS) {
    const found = find(all, pattern);
    if (found) all = [...all.slice(0, found[0]), ...instead, ...all.slice(found[0] + found[1])];
  }
  return VIET_NAM.test(textOf(all)) ? withVietNam(all) : all;
}

function withVietNam(words: readonly Word[]): readonly Word[] {
  return words.flatMap((word, at) => {
    if (word.plain === 'vn' || word.plain === 'vietnam') return VIET;
    if (word.spelled === 'viet' && words[at + 1]?.spelled === 'nam') return VIET.slice(0, 1);
    return [word];
  });
}

/** “(SKVN)” behind “Sao Khuê Việt Nam” says nothing new. */
function notInitials(bracketed: readonly Word[], name: readonly Word[]): readonly Word[] {
  const said = bracketed.filter(isWord);
  const initials = name.map((word) => word.plain[0]).join('');
  return said.length === 1 && initials.endsWith(said[0]?.plain ?? '') ? [] : said;
}
