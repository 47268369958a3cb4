import { Line } from './line.ts';

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

/** Cuts the union's prefix and every legal form; a name that is nothing but these stays as it is. */
export function withoutForms(line: Line): { readonly left: Line; readonly form: LegalForm } {
  let left = line;
  let form: LegalForm = '';
  for (;;) {
    const found =
      unionMark(left) ?? left.find(UNION) ?? left.find(ANYWHERE) ?? left.find(FIRST) ?? left.find(LAST);
    if (!found || found[1] >= left.words.length) return { left, form };
    const next = left.cutAt(found);
    form ||= formOf(new Line(next.cut).text);
    left = next.left;
  }
}

const unionMark = ({ words: [first] }: Line): readonly [number, number] | null =>
  first?.spelled === UNION_MARK ? [0, 1] : null;

const formOf = (text: string): LegalForm => KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? '';
