import { type LegalForm, withoutForms } from './legal-forms.ts';
import { Line } from './line.ts';
import { plainText, type Word, wordOf, wordsOf } from './words.ts';

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

const CLOSING = /^[)\]]$/;
const UNIT = '(?:cong ty|congty|cty|c ty|ct|cttnhh|ctcp|ctld|tnhh|cong doan|cdcs|cd|chi nhanh|htx|dntn)';
const NUMBERING = new RegExp(`^(?:[ivxlc]{1,5}|\\d{1,3}|[a-z]) [.):/-] (?=${UNIT}(?![^ ]))`);
const LABEL = /^(?:ten )?(?:don vi|doanh nghiep|cong ty|cdcs|cong doan co so|nha may) : /;
const BRANCH = new RegExp(`(?:^cn(?= ${UNIT}(?![^ ]))|(?<=[-(,] )cn(?= [^ (),]))`);
const PARK =
  /(?<![^ ])(?:(?:[(,;-] )(?:tai |thuoc )?|tai |thuoc )(?:kcn|khu cong nghiep|kcx|khu che xuat|ccn|cum cong nghiep) [^()]+?(?: \))?$/;
const PARK_WORDS = /^(?:kcn|khu cong nghiep|kcx|khu che xuat|ccn|cum cong nghiep) /;
const FORM_MARK = /\[ (tnhh|cp|dntn|htx|hd) \](?= |$)/;
const LAST_IN_BRACKETS = /\( ([a-z]{2,8}) \)$/;
const GENERAL_COMPANY = /(?<![^ ])(?:tct|tong cty|tong c ty)(?![^ ])/;
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v'];

const VIET = [wordOf('vi\u1ec7t'), wordOf('nam')];
const BRANCH_WORDS = [wordOf('chi'), wordOf('nh\u00e1nh')];
const TOGETHER = [wordOf('t\u1ed5ng'), wordOf('c\u00f4ng'), wordOf('ty')];

/** Takes a written name apart: what the name proper is, and what stands around it. */
export function readName(text: string): WrittenName {
  const words = wordsOf(plainText(text));
  const { proper, form, park } = takeApart(words);
  return {
    folded: proper.map((word) => word.folded).join(' '),
    spelled: proper.map((word) => word.spelled).join(' '),
    form,
    park,
    accented: words.some(({ isAccented }) => isAccented),
  };
}

/** The name proper without accents: “Công ty TNHH Cơ khí Kỹ Nghệ VN” → “co khi ky nghe viet nam”. */
export const properName = (text: string): string => new Line(takeApart(wordsOf(plainText(text))).proper).text;

function takeApart(words: readonly Word[]) {
  const mark = respelled(withoutLead(withoutEnds(words))).cut(FORM_MARK);
  const park = mark.left.cut(PARK);
  const hasPark = park.left.words.some(isWord);
  const short = (hasPark ? park.left : mark.left).cut(LAST_IN_BRACKETS);
  const { left, form } = withoutForms(short.left.wordsOnly(isNoAnd));
  return {
    proper: short.cut.length === 0 ? left.words : [...left.words, ...notInitials(short.cut, left.words)],
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
  return new Line(words.filter(isWord)).text
    .replace(/^(?:tai|thuoc) /, '')
    .replace(PARK_WORDS, '')
    .split(' ')
    .map((word) => (ROMAN.includes(word) ? String(ROMAN.indexOf(word) + 1) : word))
    .join(' ');
}

const isWord = ({ isSign }: Word): boolean => !isSign;
const AND = new Set(['va', wordOf('v\u00e0').spelled]);
/** “và”, “&” and nothing between two words mean the same. */
const isNoAnd = ({ spelled }: Word, at: number): boolean => at === 0 || !AND.has(spelled);

/** Without the signs before and behind it: “- Công ty …”, “… (KCN Nội Bài).” */
function withoutEnds(words: readonly Word[]): Line {
  const first = words.findIndex(isWord);
  const last = words.findLastIndex((word) => isWord(word) || CLOSING.test(word.plain));
  return new Line(first < 0 ? words : words.slice(first, last + 1));
}

/** Without the number of a heading (“II. Công ty …”) and the word for a unit (“Đơn vị: …”). */
function withoutLead(line: Line): Line {
  const { left } = line.cut(LABEL).left.cut(NUMBERING);
  return left.words.some(isWord) ? left : line;
}

function respelled(line: Line): Line {
  const all = line.replaced(BRANCH, BRANCH_WORDS).replaced(GENERAL_COMPANY, TOGETHER);
  return all.words.some(isShortCountry) ? new Line(withVietNam(all.words)) : all;
}

const isShortCountry = ({ plain, spelled }: Word): boolean =>
  plain === 'vn' || plain === 'vietnam' || spelled === 'viet';

function withVietNam(words: readonly Word[]): readonly Word[] {
  return words.flatMap((word, at) => {
    if (word.plain === 'vn' || word.plain === 'vietnam') return VIET;
    return word.spelled === 'viet' && words[at + 1]?.spelled === 'nam' ? VIET.slice(0, 1) : [word];
  });
}

/** “(SKVN)” behind “Sao Khuê Việt Nam” says nothing new. */
function notInitials(bracketed: readonly Word[], name: readonly Word[]): readonly Word[] {
  const said = bracketed.filter(isWord);
  const initials = name.map((word) => word.plain[0]).join('');
  return said.length === 1 && initials.endsWith(said[0]?.plain ?? '') ? [] : said;
}
