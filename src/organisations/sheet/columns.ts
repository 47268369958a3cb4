import { fold } from '../../text/fold.ts';
import type { Sheet, SheetRow, Workbook } from '../../workbook/workbook.ts';

const SHEET_FIELDS = [
  'code',
  'name',
  'park',
  'parent',
  'headcount',
  'taxCode',
  'contactName',
  'contactEmail',
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];

/**
 * What people write above the columns, folded; the first that fits counts. The finer meaning stands first:
 * “Tên đơn vị cấp trên” is a parent, “Tên KCN” a park.
 */
const MEANINGS: readonly (readonly [SheetField | 'ignored', RegExp])[] = [
  ['contactEmail', /\b(e ?mail|thu dien tu|hop thu)\b/],
  ['ignored', /\b(dien thoai|sdt|dia chi|viet tat|ten ngan|tieng anh|ghi chu|phone|address|note)\b/],
  ['taxCode', /\b(ma so thue|mst|tax( code)?)\b/],
  ['parent', /\b(cap tren|truc thuoc|parent)\b/],
  ['contactName', /\b(lien he|dau moi|phu trach|contact)\b/],
  ['park', /\b(khu cong nghiep|kcn|cum cong nghiep|ccn|park)\b/],
  ['headcount', /\b(doan vien|lao dong|cong nhan|nhan vien|so nguoi|headcount|members|workers)\b/],
  [
    'code',
    /^(ma( so)?( don vi| doanh nghiep| cong ty| cdcs| cong doan)?|((unit|organisation|company) )?code)$/,
  ],
  [
    'name',
    /^(ten\b.*|don vi|doanh nghiep|cong ty|cdcs|cong doan co so|((unit|organisation|company) )?name|company|organisation)$/,
  ],
];

/** Titles and the union's head may stand above the header, but not more than this. */
const ROWS_LOOKED_AT = 40;
/** A longer text is a sentence, not the name of a column. */
const MOST_HEADER = 80;

export interface Header {
  readonly sheet: Sheet;
  /** As the spreadsheet numbers it. */
  readonly row: number;
  /** Index of the column of each field that was found. */
  readonly columns: ReadonlyMap<SheetField, number>;
  /** What stands above the columns that are not taken in. */
  readonly unused: readonly string[];
}

const meaningOf = (text: string): SheetField | null => {
  if (text.length > MOST_HEADER) return null;
  const folded = fold(text);
  const found = MEANINGS.find(([, pattern]) => pattern.test(folded))?.[0];
  return found === undefined || found === 'ignored' ? null : found;
};

/** The row that names the most columns, a name column among them; on the first sheet that has the best one. */
export function findHeader({ sheets }: Workbook): Header | null {
  const candidates = sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((sheet) => sheet.rows.slice(0, ROWS_LOOKED_AT).map((row) => headerOf(sheet, row)))
    .filter(({ columns }) => columns.has('name') || columns.has('code'));
  return candidates.reduce<Header | null>(
    (best, one) => (best === null || one.columns.size > best.columns.size ? one : best),
    null,
  );
}

function headerOf(sheet: Sheet, row: SheetRow): Header {
  const columns = new Map<SheetField, number>();
  const unused: string[] = [];
  for (const [index, { text }] of row.cells.entries()) {
    const field = meaningOf(text);
    if (field && !columns.has(field)) columns.set(field, index);
    else if (text.trim() !== '') unused.push(text.trim().slice(0, MOST_HEADER));
  }
  return { sheet, row: row.number, columns, unused };
}
