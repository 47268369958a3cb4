import fc from 'fast-check';
import type { Cell, Merge, Sheet } from '../../src/workbook/workbook.ts';
import { cellOf, sheetOfCells } from './sheet.ts';

/** One initiative as its table shows it, and where. */
export interface TrueRow {
  readonly row: number;
  readonly title: string;
  readonly authors: string;
  readonly unit: string;
  readonly category: string;
  readonly day: string;
  readonly benefit: string;
}

export interface MessyTable {
  readonly sheet: Sheet;
  readonly headerRow: number;
  readonly truth: readonly TrueRow[];
}

type Key = 'number' | 'authors' | 'title' | 'unit' | 'category' | 'day' | 'benefit' | 'note';

const HEADERS: Readonly<Record<Key, readonly string[]>> = {
  number: ['STT', 'TT', 'Số TT'],
  authors: ['Họ và tên', 'TÁC GIẢ', 'Tác giả / nhóm tác giả', 'Ho ten', 'Author'],
  title: ['Tên sáng kiến', 'TÊN SÁNG KIẾN, GIẢI PHÁP', 'Sáng kiến', 'Tên đề tài', 'ten sang kien'],
  unit: ['Đơn vị', 'Công ty', 'Đơn vị công tác', 'Tên doanh nghiệp'],
  category: ['Lĩnh vực', 'LĨNH VỰC', 'Phân loại'],
  day: ['Ngày nộp', 'Dấu thời gian', 'Ngày đăng ký', 'Date'],
  benefit: ['Giá trị làm lợi (đồng)', 'Số tiền làm lợi (VNĐ)', 'Hiệu quả kinh tế (đ)'],
  note: ['Ghi chú', 'KCN', 'Đã cập nhật lên Cổng', 'Năm sinh'],
};
const TITLES = [
  'Cải tiến kệ chứa bán thành phẩm',
  'Tổng hợp số liệu tự động',
  'Cộng tác giữa các tổ',
  'Giám đốc đối thoại với công nhân',
  'Tổng kho thông minh',
  'Công ty không giấy tờ',
  'Ngày hội 5S',
  'Nhóm Kaizen tự quản',
  'Ghi chú điện tử trên chuyền',
  'Đại diện tổ sản xuất',
];
const NAMES = [
  'Lê Văn An',
  'TRẦN THỊ BÌNH',
  'Tống Cộng Hòa',
  'Nguyễn A, Phạm B',
  'Công Thị Tổng',
  'Chu Tịch',
];
const UNITS = ['Công ty TNHH Sao Khuê', 'Cty CP Hồng Đăng', 'CĐCS Tân Bình Minh'];
const CATEGORIES = ['SXKD', 'Phòng, chống dịch', 'Đổi mới'];
const DAYS = ['@2022-03-05', '5/3/2022', '05/03/2022', '2022-03-05', '25.4.2022', '31/02/2022'];
const SUMS = ['', '#68000000', '80.000.000', '1,2 tỷ', '50 triệu', 'không'];

const TITLE_ROWS = [
  'LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'BIỂU TỔNG HỢP SÁNG KIẾN CỦA CÁC TÁC GIẢ',
  '(Kèm theo Công văn số 37/CV-CĐ ngày 05 tháng 9 năm 2022)',
  'Đơn vị: Công ty TNHH Đồng Tâm',
];
/** Rows of one text, or of a few from the first column on; none is an initiative. */
const BETWEEN: readonly (readonly string[])[] = [
  ['I. Công ty TNHH Sao Khuê'],
  ['II', 'Công ty CP Hồng Đăng'],
  ['A - Khối doanh nghiệp'],
  ['Tổng cộng: 25 sáng kiến'],
  ['Cộng trang 3'],
  ['Cộng', '12'],
  [' '],
  ['* Ghi theo Kế hoạch 35'],
];
const SIGNATURES: readonly (readonly string[])[] = [
  ['', 'Hà Nội, ngày 05 tháng 9 năm 2022'],
  ['NGƯỜI LẬP BIỂU', '', '', 'TM. BAN CHẤP HÀNH'],
  ['(Ký, ghi rõ họ tên)', '', '', 'CHỦ TỊCH'],
  ['Lê Văn A', '', '', 'Trần Thị B'],
  ['Nơi nhận:'],
  ['- Như trên;'],
];
const TAILS: readonly (readonly (readonly string[])[])[] = [
  [],
  [['Tổng cộng']],
  [['Ghi chú: Cột 5 ghi ngày nộp']],
  [['Tổng cộng: 12 sáng kiến'], ...SIGNATURES],
  SIGNATURES.slice(1, 4),
];

type Item = Omit<TrueRow, 'row'>;
type Block =
  | { readonly kind: 'rows'; readonly rows: readonly Item[]; readonly merged: readonly Key[] }
  | { readonly kind: 'between'; readonly texts: readonly string[] }
  | { readonly kind: 'header' }
  | { readonly kind: 'numbers' };

interface Recipe {
  readonly above: readonly string[];
  readonly left: number;
  readonly keys: readonly Key[];
  readonly names: readonly number[];
  readonly count: 'rows' | 'groups' | 'nobody';
  readonly twoRows: boolean;
  readonly blocks: readonly Block[];
  readonly tail: readonly (readonly string[])[];
}

const pick = (values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const item: fc.Arbitrary<Item> = fc.record({
  title: fc.tuple(pick(TITLES), fc.nat(99)).map(([title, place]) => `${title} tại chuyền ${place}`),
  authors: pick(NAMES),
  unit: pick(UNITS),
  category: pick(CATEGORIES),
  day: pick(DAYS),
  benefit: pick(SUMS),
});
/** What a row may lack and still is one, a bad one. */
const lacking = fc
  .tuple(item, fc.constantFrom<keyof Item>('title', 'authors', 'category', 'day'))
  .map(([whole, key]) => ({ ...whole, [key]: key === 'day' ? 'hôm qua' : '' }));
const block: fc.Arbitrary<Block> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('rows' as const),
      rows: fc.array(item, { minLength: 1, maxLength: 6 }),
      merged: fc.subarray<Key>(['authors', 'unit', 'category', 'day']),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(lacking, { minLength: 1, maxLength: 2 })
      .map((rows) => ({ kind: 'rows' as const, rows, merged: [] as Key[] })),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...BETWEEN).map((texts) => ({ kind: 'between' as const, texts })),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'header' as const }, { kind: 'numbers' as const }) },
);
const recipe: fc.Arbitrary<Recipe> = fc.record({
  above: fc.array(pick(TITLE_ROWS), { maxLength: 40 }),
  left: fc.nat(4),
  keys: fc
    .tuple(fc.subarray<Key>(['number', 'benefit', 'note']), fc.infiniteStream(fc.nat(1000)))
    .map(([more, ranks]) => shuffled<Key>([...more, 'authors', 'title', 'unit', 'category', 'day'], ranks)),
  names: fc.array(fc.nat(20), { minLength: 8, maxLength: 8 }),
  count: fc.constantFrom('rows', 'groups', 'nobody'),
  twoRows: fc.boolean(),
  blocks: fc.array(block, { minLength: 1, maxLength: 12 }),
  tail: fc.constantFrom(...TAILS),
});

function shuffled<T>(values: readonly T[], ranks: Iterator<number>): T[] {
  const ranked = values.map((value) => ({ value, rank: Number(ranks.next().value) }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ value }) => value);
}

/** Tables as enterprises send them: titles above, groups and totals between, signatures below, merged cells. */
export const messyTable: fc.Arbitrary<MessyTable> = recipe.map((given) => new Builder(given).build());

class Builder {
  readonly #given: Recipe;
  readonly #rows: Cell[][] = [];
  readonly #merges: Merge[] = [];
  readonly #truth: TrueRow[] = [];
  #number = 0;

  constructor(given: Recipe) {
    this.#given = given;
  }

  build(): MessyTable {
    const { above, left, blocks, tail } = this.#given;
    for (const text of above) {
      this.#add([text]);
      this.#merge(left, left + 4);
    }
    const headerRow = this.#rows.length + 1;
    this.#header(true);
    for (const one of blocks) this.#block(one);
    for (const texts of tail) this.#add(texts);
    const sheet = sheetOfCells(this.#rows, { merges: this.#merges });
    return { sheet, headerRow, truth: this.#truth };
  }

  #block(one: Block): void {
    if (one.kind === 'header') this.#header(false);
    else if (one.kind === 'numbers') this.#add(this.#given.keys.map((_, index) => `(${index + 1})`));
    else if (one.kind === 'between') this.#between(one.texts);
    else this.#items(one.rows, one.merged);
  }

  #between(texts: readonly string[]): void {
    this.#add(texts);
    if (this.#given.count === 'groups') this.#number = 0;
  }

  #items(rows: readonly Item[], merged: readonly Key[]): void {
    const [first] = rows;
    for (const [index, given] of rows.entries()) {
      const held = first ? Object.fromEntries(merged.map((key) => [key, first[key as keyof Item]])) : {};
      const whole = { ...given, ...held };
      const written =
        index === 0 ? whole : { ...whole, ...Object.fromEntries(merged.map((key) => [key, ''])) };
      this.#number += 1;
      const number = this.#given.count === 'nobody' ? '' : `#${this.#number}`;
      this.#add(
        this.#given.keys.map((key) => (key === 'number' ? number : key === 'note' ? '' : written[key])),
      );
      const shows = (key: Key) => this.#given.keys.includes(key);
      this.#truth.push({ ...whole, benefit: shows('benefit') ? whole.benefit : '', row: this.#rows.length });
    }
    const bottom = this.#rows.length;
    for (const key of rows.length > 1 ? merged : []) {
      const column = this.#given.left + this.#given.keys.indexOf(key);
      this.#merges.push({ top: bottom - rows.length + 1, bottom, left: column, right: column });
    }
  }

  /** One row; or two, in which some columns share what stands above them and the others reach over both. */
  #header(merges: boolean): void {
    const { keys, names, twoRows, left } = this.#given;
    const texts = keys.map((key, index) => HEADERS[key][(names[index] ?? 0) % HEADERS[key].length] ?? '');
    if (!twoRows) {
      this.#add(texts);
      return;
    }
    const shared = (index: number): boolean => index < 2 || index === 3 || index === 4;
    this.#add(
      texts.map((text, index) => (!shared(index) ? text : index === 0 || index === 3 ? 'Thông tin' : '')),
    );
    this.#add(texts.map((text, index) => (shared(index) ? text : '')));
    if (!merges) return;
    const top = this.#rows.length - 1;
    for (const index of keys.keys()) {
      const column = left + index;
      if (!shared(index)) this.#merges.push({ top, bottom: top + 1, left: column, right: column });
    }
    for (const first of [0, 3])
      this.#merges.push({ top, bottom: top, left: left + first, right: left + first + 1 });
  }

  #merge(left: number, right: number): void {
    const row = this.#rows.length;
    this.#merges.push({ top: row, bottom: row, left, right });
  }

  #add(texts: readonly string[]): void {
    const blank = Array.from({ length: this.#given.left }, () => '');
    this.#rows.push([...blank, ...texts].map(cellOf));
  }
}
