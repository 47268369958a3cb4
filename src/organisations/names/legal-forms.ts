import type { Word } from './words.ts';

/** What kind of firm a name says it is; '' where it does not say. */
export type LegalForm = '' | 'tnhh' | 'cp' | 'dntn' | 'htx' | 'hd';

const COMPANY = '(?:cong ty|congty|cty|c ty)';
const JOINT = '(?:lien doanh|ld)';
const LIMITED = '(?:tnhh|t n h h|trach nhiem huu han)';
const MEMBERS = '(?:mtv|1tv|2tv|(?:mot|hai|0?1|0?2) (?:thanh vien|tv)(?: tro len)?)';
const STOCK = '(?:co phan|cp|c p)';

/** “CP” is a legal form only right after “Công ty”; elsewhere it may be a name. “CT” only at the beginning. */
const FORMS = [
  `(?<!(?<![^ ])tong )${COMPANY}(?: ${JOINT})?(?: (?:${LIMITED}(?: nha nuoc| nn)?(?: ${MEMBERS})?|${MEMBERS}(?: ${LIMITED})?|${STOCK}|tu nhan|hop danh))?(?: lien doanh)?`,
  `(?<=(?<![^ ])tong cong ty )${STOCK}`,
  `(?<=^)ct ${JOINT}?(?: ?(?:${LIMITED}(?: ${MEMBERS})?|${STOCK}))`,
  `(?:ct|cty|congty)(?:tnhhmtv|tnhh(?: ${MEMBERS})?|cp|ld(?: ${LIMITED})?)`,
  `tnhhmtv|${LIMITED}(?: nha nuoc| nn)?(?: ${MEMBERS})?`,
  '(?:doanh nghiep|dn) (?:tu nhan|tn)|dntn|(?:doanh nghiep|dn) che xuat|dncx|hop tac xa|htx',
  '(?:co|company) (?:ltd|limited)|ltd|jsc|j s c|joint stock company|limited liability company|llc|pte|pty',
];
const ANYWHERE = new RegExp(`(?<![^ ])(?:${FORMS.join('|')})(?![^ ])`);
const NO_NAME = '(?:group|corp|corporation|holdings?|viet|tnhh)(?![^ ])';
const FIRST = new RegExp(`^(?:ct|doanh nghiep|dn|mtv|lien doanh|ctld) (?!${NO_NAME})`);
const LAST = / (?:company|corp|corporation|inc|limited)$/;
const UNION =
  /^(?:(?:ban chap hanh|bch) )?(?:cong doan co so|cdcs|cd cs|cong doan|cd(?= (?:cong ty|c ?ty|ct|cttnhh|tnhh|ctcp|ctld|dn)(?![^ ]))) /;
/** As above where the Đ is there: “CĐ” is the union, “CD” may be a name. */
const UNION_MARK = 'c\u0111';

const KINDS: readonly (readonly [LegalForm, RegExp])[] = [
  ['tnhh', /tnhh|t n h h|huu han|mtv|\dtv|thanh vien|ltd|limited|llc/],
  ['cp', /cp|c p|co phan|jsc|j s c|joint stock/],
  ['htx', /htx|hop tac/],
  ['dntn', /dntn|tu nhan|dn tn|nghiep tn/],
  ['hd', /hop danh/],
];

export const textOf = (words: readonly Word[]): string => words.map((word) => word.plain).join(' ');

/** The words that a pattern finds, as [first, how many]; the pattern begins and ends at the border of words. */
export function find(words: readonly Word[], pattern: RegExp): readonly [number, number] | null {
  const text = textOf(words);
  const match = pattern.exec(text);
  const found = match?.[0].trim();
  if (!match || !found) return null;
  const start = match.index + (match[0].length - match[0].trimStart().length);
  return [text.slice(0, start).split(' ').length - 1, found.split(' ').length];
}

/** Cuts the union's prefix and every legal form; a name that is nothing but these stays as it is. */
export function withoutForms(words: readonly Word[]): { words: readonly Word[]; form: LegalForm } {
  let left = words;
  let form: LegalForm = '';
  for (;;) {
    const found =
      unionMark(left) ?? find(left, UNION) ?? find(left, ANYWHERE) ?? find(left, FIRST) ?? find(left, LAST);
    if (!found || found[1] >= left.length) return { words: left, form };
    const [at, count] = found;
    form ||= formOf(textOf(left.slice(at, at + count)));
    left = [...left.slice(0, at), ...left.slice(at + count)];
  }
}

const unionMark = ([first]: readonly Word[]): readonly [number, number] | null =>
  first?.spelled === UNION_MARK ? [0, 1] : null;

const formOf = (text: string): LegalForm => KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? '';
