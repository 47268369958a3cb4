import { fold } from '../../text/fold.ts';

/** What a column of a sheet can mean to us. */
export const FIELDS = [
  'number',
  'code',
  'authors',
  'department',
  'organisation',
  'organisationCode',
  'title',
  'category',
  'submittedOn',
  'appliedOn',
  'benefitVnd',
  'benefitBasis',
  'description',
  'scope',
  'otherEffects',
  'solutionKind',
  'recognitionLevel',
  'recognitionNumber',
  'recognitionOn',
  'confidential',
] as const;
export type Field = (typeof FIELDS)[number];

/** Columns without which no row of a sheet could be taken. */
export const REQUIRED_FIELDS = ['title', 'authors', 'category', 'submittedOn'] as const;

/** What people write above the columns, folded; a word after “=” counts only when it is all that is written. */
const WORDS: Readonly<Record<Field | 'ignored', readonly string[]>> = {
  number: ['=stt', '=tt', '=so tt', '=so thu tu'],
  code: ['=ma', '=ma so', '=ma sk', 'ma sang kien', 'ma ho so'],
  authors: [
    'ho va ten',
    'ho ten',
    'tac gia',
    'ten tac gia',
    'nhom tac gia',
    'nguoi de xuat',
    'nguoi nop',
    'chu nhiem',
  ],
  department: ['bo phan', 'phong ban', 'phan xuong', '=to', '=chuyen', 'to san xuat', '=phong'],
  organisation: [
    'don vi',
    'ten don vi',
    'cong ty',
    'ten cong ty',
    'don vi cong tac',
    'doanh nghiep',
    'ten doanh nghiep',
    'noi cong tac',
    'noi lam viec',
    'co quan',
    'cdcs',
    'cong doan co so',
  ],
  organisationCode: ['ma don vi', 'ma doanh nghiep', 'ma cong ty', 'ma so thue', '=mst'],
  title: [
    'ten sang kien',
    'ten giai phap',
    'ten cai tien',
    'ten de tai',
    '=sang kien',
    '=sang kien giai phap',
    'ten de xuat',
  ],
  category: ['linh vuc', 'nhom linh vuc', 'noi dung thi dua'],
  submittedOn: [
    'ngay nop',
    'dau thoi gian',
    'thoi gian nop',
    'ngay dang ky',
    'ngay gui',
    '=timestamp',
    '=ngay nhap',
  ],
  appliedOn: [
    'ap dung tu',
    'ngay ap dung',
    'thoi gian ap dung',
    'thoi diem ap dung',
    'ap dung lan dau',
    'thang ap dung',
    'ngay bat dau ap dung',
  ],
  benefitVnd: ['gia tri lam loi', 'so tien lam loi', 'tien lam loi', 'hieu qua kinh te', '=lam loi'],
  benefitBasis: ['cach tinh', 'co so tinh'],
  description: [
    'mo ta',
    'tom tat',
    'noi dung sang kien',
    '=noi dung',
    'noi dung tom tat',
    'noi dung giai phap',
  ],
  scope: ['pham vi'],
  otherEffects: ['hieu qua khac', 'loi ich khac', 'hieu qua xa hoi'],
  solutionKind: ['loai giai phap', 'loai sang kien', 'loai hinh'],
  recognitionLevel: ['cap cong nhan'],
  recognitionNumber: [
    'so qd',
    'so quyet dinh',
    'so ngay qd',
    'so ngay quyet dinh',
    'quyet dinh cong nhan',
    'qd cong nhan',
  ],
  recognitionOn: ['ngay qd', 'ngay quyet dinh', 'ngay cong nhan'],
  confidential: ['bao mat', 'bi mat cong nghe'],
  ignored: [
    'ghi chu',
    'don vi tinh',
    'ma phong trao',
    'email',
    'dia chi email',
    'dien thoai',
    'nam sinh',
    'gioi tinh',
    'chuc vu',
    'trang thai',
    'giai doan',
  ],
};

const RULES = Object.entries(WORDS).flatMap(([field, words]) =>
  words.map((word) => ({
    field: field as Field | 'ignored',
    word: word.replace('=', ''),
    whole: word.startsWith('='),
  })),
);

const LONGEST_HEADER = 120;
/** Shorter words say something only at the start: “(đơn vị ghi rõ)” names no unit. */
const SHORTEST_INSIDE = 7;

/** The field that a header names, in whatever case, accents and order its words stand; null for none of ours. */
export function fieldOfHeader(text: string): { field: Field | 'ignored'; score: number } | null {
  if (text.length > LONGEST_HEADER) return null;
  const header = fold(text);
  let best: { field: Field | 'ignored'; score: number } | null = null;
  for (const { field, word, whole } of RULES) {
    const score = scoreOf(header, word, whole);
    if (score > (best?.score ?? 0)) best = { field, score };
  }
  return best;
}

function scoreOf(header: string, word: string, whole: boolean): number {
  if (header === word) return 1000 + word.length;
  if (whole) return 0;
  if (header.startsWith(`${word} `)) return 500 + word.length;
  return word.length >= SHORTEST_INSIDE && ` ${header} `.includes(` ${word} `) ? word.length : 0;
}
