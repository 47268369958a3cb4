import { wordsOf } from './words.ts';
import type { WrittenName } from './written-name.ts';

/** What many names share, trades and places, folded and with i for a final y: it says little about whose name it is. */
const COMMON = `
dien tu|dien lanh|dien|linh kien|co khi|chinh xac|khuon mau|nhua|bao bi|in an|det may|may mac|det|da giay|giay
|thiet bi|day cap|cap dien|day cap dien|van phong|van phong pham|phu tung|o to|xe may|thuc pham|do uong
|duoc pham|y te|i te|noi that|hoa chat|chat phu|vat lieu|xay dung|an toan|kho van|cao su|ki thuat|nhom
|dinh hinh|thep|quang hoc|thuong mai|dich vu|san xuat|xuat nhap khau|dau tu|phat trien|cong nghiep|cong nghe
|cong nghe cao|che tao|lap rap|gia cong|co dien|van tai|giai phap|tu van|thiet ke|quoc te|tap doan|nha may
|xi nghiep|phan xuong|xuong|chi nhanh|van phong dai dien|trung tam|tong cong ty|cong ty|doanh nghiep|don vi
|viet nam|ha noi|hai phong|bac ninh|hung yen|vinh phuc|electronic|electronics|electric|precision|plastic
|plastics|packaging|garment|textile|industry|industries|industrial|engineering|technology|technologies
|manufacturing|trading|service|services|production|components|parts|auto|steel|food|foods|paper|printing
|logistics|group|holdings|vina|asia|international|co|kcn|khu cong nghiep|cum cong nghiep
|cty|ct|tnhh|mtv|ctcp|ctld|htx|hop tac xa|dntn|ltd|jsc|lien doanh|co phan|cong doan|cong doan co so|cdcs|tu nhan`;
const LONGEST_PHRASE = 4;
const PHRASES: ReadonlySet<string> = new Set(COMMON.split('|').map((phrase) => phrase.trim()));
const FIRST_WORDS: ReadonlySet<string> = new Set([...PHRASES].map((phrase) => phrase.split(' ')[0] ?? ''));

/** What files write short, where only one thing can be meant. */
export const SHORT_WORDS: Readonly<Record<string, string>> = {
  tm: 'thuong mai',
  dv: 'dich vu',
  tmdv: 'thuong mai dich vu',
  sx: 'san xuat',
  sxtm: 'san xuat thuong mai',
  sxkd: 'san xuat kinh doanh',
  xd: 'xay dung',
  xnk: 'xuat nhap khau',
  vlxd: 'vat lieu xay dung',
  hn: 'ha noi',
};

/** phòng, tổ, ban giám đốc, bộ phận …: a name that begins with a part of an enterprise is no name of the whole. */
const PARTS = [
  'ph\u00f2ng',
  't\u1ed5',
  'ban gi\u00e1m \u0111\u1ed1c',
  'b\u1ed9 ph\u1eadn',
  'ph\u00e2n x\u01b0\u1edfng',
  'x\u01b0\u1edfng',
  'chuy\u1ec1n',
  'd\u00e2y chuy\u1ec1n',
  '\u0111\u1ed9i',
].map((part) => wordsOf(part));
const SPELLED_PARTS = PARTS.map((words) => words.map(({ spelled }) => spelled).join(' '));
const FOLDED_PARTS = PARTS.map((words) => words.map(({ folded }) => folded).join(' '));

/** Which of the words belong to something common. */
export function commonOnes(words: readonly string[]): boolean[] {
  const common: boolean[] = words.map(() => false);
  for (let at = 0; at < words.length; at++) {
    if (!FIRST_WORDS.has(words[at] ?? '')) continue;
    for (let size = Math.min(LONGEST_PHRASE, words.length - at); size > 0; size--) {
      if (!PHRASES.has(words.slice(at, at + size).join(' '))) continue;
      common.fill(true, at, at + size);
      at += size - 1;
      break;
    }
  }
  return common;
}

/** Whether a name says whose it is: “phân xưởng 2” and “công ty” are written in every enterprise. */
export function isTelling({ folded, spelled, accented }: WrittenName): boolean {
  const words = folded.split(' ');
  const common = commonOnes(words);
  const left = words.filter((word, at) => !common[at] && !/^\d+$/.test(word)).join('');
  const [name, parts] = accented ? [spelled, SPELLED_PARTS] : [folded, FOLDED_PARTS];
  return left.length >= 2 && !parts.some((part) => `${name} `.startsWith(`${part} `));
}
