import { fold } from '../../../text/fold.ts';

/** Instead of a number: the row shows how to fill in the others. */
export const isExample = (folded: string): boolean => /^(vi du|vd)( |$)/.test(folded);

/** A legal form or the union's own word at the start: the text names a unit, whatever follows. */
const UNIT =
  /^(cong ty (tnhh|t n h h|trach nhiem|co phan|cp|lien doanh|mtv|mot thanh vien|hop danh|van phong)|cong ty|cty|c ty|ctcp|ctld|cdcs|cong doan co so|cong doan cong ty|doanh nghiep tu nhan|dntn)( |$)/;
export const namesUnit = (folded: string): boolean => UNIT.test(folded);

const PART =
  /^(chi nhanh|xi nghiep|nha may|tap doan|tong cong ty|khoi|cum|khu cong nghiep|kcn|don vi|linh vuc|nhom|phan|muc|phu luc|cong doan)( |$)/;
const GROUP_NUMBER = /^\s*\(?([IVXLC]{1,6}|[A-Ha-h]|\d{1,2})\s*[.):/-]\s*(?=\S)/;
/** The number of a group, alone in its cell: “I”, “IV.”, “A)”. */
export const isGroupNumber = (text: string): boolean => /^\(?([ivxlc]{1,6}|[a-h])[.)]*$/i.test(text.trim());

/** “I. Công ty …”, “A - Khối doanh nghiệp”; or a unit's name alone. */
export function namesGroup(text: string): boolean {
  const bare = fold(withoutNumber(text));
  return namesUnit(bare) || (PART.test(bare) && bare !== fold(text));
}

/** A group's name without its number. */
export const withoutNumber = (text: string): string => text.replace(GROUP_NUMBER, '').trim();

/** Capital letters of blocks, Roman numbers, Arabic numbers, none: the outer ones first. */
export function groupLevel(text: string): number {
  const number = /^\s*\(?([A-Za-z]{1,6}|\d{1,2})(?=[\s.):/-]|$)/.exec(text)?.[1] ?? '';
  if (/^[ivx]{1,6}$/i.test(number)) return 1;
  if (/^[a-h]$/i.test(number)) return 0;
  return /^\d/.test(number) ? 2 : 3;
}

/** Tổng …, Cộng, Lũy kế; without accents only where what follows leaves no doubt. */
const ACCENTED_TOTAL = /^(t\u1ed5ng|c\u1ed9ng|l\u0169y k\u1ebf|lu\u1ef9 k\u1ebf)(?![\p{L}\p{M}])/u;
const PLAIN_TOTAL =
  /^(tong|cong|tong cong|tong so|luy ke|mang sang|chuyen (sang )?trang|total|sum|subtotal|grand total)( |$)/;
const OF_TOTALS = new Set(
  `tong cong so trang muc phan nhom khoi don vi toan bang chung sang kien giai phap gia tri lam loi trieu dong ty vnd
  luong tac gia nguoi cua cac luy ke mang chuyen den het thang quy nam dot i ii iii iv v vi vii viii ix x a b c d e
  tien uoc tinh total sum subtotal grand`.split(/\s+/),
);

/** “Cộng”, “Tổng cộng: 25 sáng kiến”, “Cộng trang 2”: nothing but the words of totals. */
export function isWholeTotal(text: string): boolean {
  const words = fold(text).split(' ');
  return (
    PLAIN_TOTAL.test(words.join(' ')) && words.every((word) => OF_TOTALS.has(word) || /^\d+$/.test(word))
  );
}

/** Begins as totals begin; as a title it may also begin so (“Cộng tác giữa các tổ”). */
export function beginsAsTotal(text: string): boolean {
  if (isWholeTotal(text)) return true;
  const composed = text.normalize('NFC').trim().toLowerCase();
  return ACCENTED_TOTAL.test(composed) && !/^c\u1ed9ng (h\u00f2a|ho\u00e0|t\u00e1c)/.test(composed);
}

/** No title of an initiative begins so. */
export const isSureTotal = (text: string): boolean =>
  isWholeTotal(text) ||
  (beginsAsTotal(text) &&
    /^(tong (cong|so)|cong (don vi|cong ty|cty|khoi|nhom|muc|phan|trang))( |$)/.test(fold(text)));

const SIGNATURE =
  /^(nguoi (lap|tong hop|duyet|phe duyet|ky)( |$)|lap (bieu|bang)|nguoi bao cao|tm |t m |tl |tuq |btv |bch |ban (chap hanh|thuong vu)|hoi dong sang kien|(pho )?chu tich|q chu tich|kt |(pho )?(tong )?giam doc|ke toan|thu truong|truong (phong|ban)|dai dien|xac nhan cua|y kien cua|phe duyet$|noi nhan|ky ten|da ky|ky ghi ro|ky va ghi|cong doan co so$)/;
const PLACE_AND_DAY = /^([a-z]+ ){0,6}ngay( \d{1,2})? thang( \d{1,2})? nam( \d{2,4})?$/;

/** What stands under a table: who signs, where and when, who is sent it. */
export function isSignature(text: string): boolean {
  if (text.length > 120) return false;
  const folded = fold(text);
  return SIGNATURE.test(folded) || PLACE_AND_DAY.test(folded);
}

export const isNote = (text: string): boolean =>
  /^\s*\(?\*/.test(text) ||
  /^(ghi chu|luu y|chu thich|chu y|bang chu|danh sach (nay )?(co|gom)|note)( |$)/.test(
    fold(text.slice(0, 60)),
  );

const NAME_WORDS = { least: 2, most: 6 };

/** Two to six words of letters alone, that are nothing else we know. */
export function looksLikePerson(text: string): boolean {
  const folded = fold(text);
  const words = folded.split(' ');
  return (
    words.length >= NAME_WORDS.least &&
    words.length <= NAME_WORDS.most &&
    /^[\p{L}\p{M} .]+$/u.test(text.trim()) &&
    !namesUnit(folded) &&
    !PART.test(folded) &&
    !isSignature(text) &&
    !beginsAsTotal(text)
  );
}
