/** What many names share, trades and places, folded and with i for a final y: it says little about whose name it is. */
const COMMON = `
dien tu|dien lanh|dien|linh kien|co khi|chinh xac|khuon mau|nhua|bao bi|in an|det may|may mac|det|da giay|giay
|thiet bi|day cap|cap dien|day cap dien|van phong|van phong pham|phu tung|o to|xe may|thuc pham|do uong
|duoc pham|y te|i te|noi that|hoa chat|chat phu|vat lieu|xay dung|an toan|kho van|cao su|ki thuat|nhom
|dinh hinh|thep|quang hoc|thuong mai|dich vu|san xuat|xuat nhap khau|dau tu|phat trien|cong nghiep|cong nghe
|cong nghe cao|che tao|lap rap|gia cong|co dien|van tai|giai phap|tu van|thiet ke|quoc te|tap doan|nha may
|xi nghiep|phan xuong|xuong|chi nhanh|van phong dai dien|trung tam|tong cong ti|cong ti|doanh nghiep|don vi
|viet nam|ha noi|hai phong|bac ninh|hung yen|vinh phuc|electronic|electronics|electric|precision|plastic
|plastics|packaging|garment|textile|industry|industries|industrial|engineering|technology|technologies
|manufacturing|trading|service|services|production|components|parts|auto|steel|food|foods|paper|printing
|logistics|group|holdings|vina|asia|international|co|kcn|khu cong nghiep|cum cong nghiep`;
const LONGEST_PHRASE = 4;
const PHRASES: ReadonlySet<string> = new Set(COMMON.split('|').map((phrase) => phrase.trim()));

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

/** Parts of an enterprise: a name that begins so is no name of the whole. */
const PARTS =
  /^(?:phong|to|ban|bo phan|phan xuong|xuong|chuyen|day chuyen|ca|kho|khoi|doi|nha may|van phong|truong|giam doc|nhan vien|cong nhan)(?: |$)/;

/** Which of the words belong to something common. */
export function commonOnes(words: readonly string[]): boolean[] {
  const common: boolean[] = words.map(() => false);
  for (let at = 0; at < words.length; at++) {
    for (let size = Math.min(LONGEST_PHRASE, words.length - at); size > 0; size--) {
      if (!PHRASES.has(words.slice(at, at + size).join(' '))) continue;
      common.fill(true, at, at + size);
      at += size - 1;
      break;
    }
  }
  return common;
}

/** Whether a folded name says whose it is: “phân xưởng 2” and “công ty” are written in every enterprise. */
export function isTelling(folded: string): boolean {
  const words = folded.split(' ');
  const common = commonOnes(words);
  const left = words.filter((word, at) => !common[at] && !/^\d+$/.test(word)).join('');
  return left.length >= 2 && !PARTS.test(folded);
}
