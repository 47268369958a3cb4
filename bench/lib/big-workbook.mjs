import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { writeXlsxStream } from 'hucre/xlsx';

/**
 * A workbook of sound initiatives as an enterprise would send it: 14 columns, Vietnamese text, two days, two
 * numbers. The same arguments give the same cells. No code of the product: what measures it must not lean on it.
 *
 *   node bench/lib/big-workbook.mjs ROWS inline|shared SEED UNITS FILE
 *
 * UNITS is a number (made-up units) or a JSON file that lists `{ "code", "name" }`.
 */
const HEADERS = [
  'STT',
  'Mã đơn vị',
  'Đơn vị',
  'Họ và tên',
  'Bộ phận',
  'Tên sáng kiến',
  'Lĩnh vực',
  'Mô tả',
  'Ngày nộp',
  'Ngày áp dụng',
  'Giá trị làm lợi (đồng)',
  'Phạm vi áp dụng',
  'Hiệu quả khác',
  'Ghi chú',
];

const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương', 'Lý'];
const MIDDLES = ['Văn', 'Thị', 'Đức', 'Minh', 'Quang', 'Thu', 'Ngọc', 'Hữu', 'Thanh', 'Xuân', 'Đình', 'Kim'];
const GIVEN = [
  'An',
  'Bình',
  'Cường',
  'Dũng',
  'Giang',
  'Hằng',
  'Hiếu',
  'Hương',
  'Khánh',
  'Lan',
  'Long',
  'Mai',
];
const MORE_GIVEN = [
  'Nam',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Thảo',
  'Thuỷ',
  'Tiến',
  'Trang',
  'Tùng',
  'Vinh',
  'Yến',
];
const VERBS = ['Cải tiến', 'Thiết kế lại', 'Tự động hoá', 'Chế tạo', 'Rút ngắn thời gian', 'Sắp xếp lại'];
const MORE_VERBS = [
  'Giảm lỗi khi',
  'Ứng dụng cảm biến cho',
  'Chuẩn hoá',
  'Thay vật liệu của',
  'Tận dụng nhiệt từ',
];
const THINGS = ['đồ gá hàn', 'khuôn ép nhựa', 'băng tải đóng gói', 'giá để linh kiện', 'xe đẩy thành phẩm'];
const MORE_THINGS = [
  'bàn kiểm tra',
  'máy cắt dây',
  'hệ thống khí nén',
  'lò sấy',
  'phiếu kiểm tra',
  'đầu vặn vít',
];
const WHERE = [
  'chuyền lắp ráp',
  'xưởng đột dập',
  'kho vật tư',
  'phòng sạch',
  'khu sơn tĩnh điện',
  'trạm nước thải',
];
const DEPARTMENTS = [
  'Tổ Lắp ráp 1',
  'Tổ Lắp ráp 2',
  'Phòng Kỹ thuật',
  'Phòng QC',
  'Kho',
  'Bảo trì',
  'Tổ Ép nhựa',
];
const CATEGORIES = ['Chất lượng', 'Tiết kiệm chi phí', 'An toàn lao động', 'Môi trường', 'SXKD', 'Quản lý'];
const SCOPES = ['Chuyền 3', 'Toàn nhà máy', 'Phân xưởng 2', 'Các chuyền cùng loại', 'Phòng QC và kho'];
const EFFECTS = ['Công nhân đỡ mỏi tay.', 'Giảm tiếng ồn nơi làm việc.', 'Nơi làm việc gọn gàng hơn.', ''];
const NOTES = ['', '', 'Đã áp dụng thử.', 'Có ảnh kèm theo.'];

/** A generator of numbers below 1 that gives the same ones for the same seed (mulberry32). */
function numbersOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const madeUpUnits = (count) =>
  Array.from({ length: count }, (_, n) => ({
    code: `DN-${String(n + 1).padStart(4, '0')}`,
    name: `Công ty TNHH Sản xuất và Thương mại Số ${n + 1} Việt Nam`,
  }));

const DAY = 86_400_000;

/** The rows without the header; `from` and `to` are the first and the last day of submission. */
export function* initiativeRows({ rows, seed, units, from = '2022-01-01', to = '2023-09-30' }) {
  const random = numbersOf(seed);
  const below = (count) => Math.floor(random() * count);
  const one = (...lists) => {
    const list = lists[below(lists.length)];
    return list[below(list.length)];
  };
  const first = Date.parse(`${from}T00:00:00Z`);
  const days = (Date.parse(`${to}T00:00:00Z`) - first) / DAY + 1;
  for (let n = 1; n <= rows; n++) {
    const { code, name } = units[below(units.length)];
    const thing = one(THINGS, MORE_THINGS);
    const place = one(WHERE);
    const submitted = new Date(first + below(days) * DAY);
    yield [
      n,
      code,
      name,
      `${one(SURNAMES)} ${one(MIDDLES)} ${one(GIVEN, MORE_GIVEN)}`,
      one(DEPARTMENTS),
      `${one(VERBS, MORE_VERBS)} ${thing} tại ${place}, mã máy ${seed}-${n}`,
      one(CATEGORIES),
      `Trước đây ${thing} phải chỉnh bằng tay, mất ${5 + below(90)} phút mỗi ca. Nay thêm chốt định vị và thước đo, còn ${1 + below(4)} phút; ${2 + below(60)} ngày theo dõi cho thấy lỗi giảm ${1 + below(99)} %.`,
      submitted,
      new Date(submitted.getTime() - below(200) * DAY),
      (1 + below(900)) * 100_000 + 1000 * below(100),
      one(SCOPES),
      one(EFFECTS),
      one(NOTES),
    ];
  }
}

/** `kind`: where the texts stand, in the cells (`inline`) or in a table of their own (`shared`, as Excel writes). */
export async function bigWorkbook({ rows, kind, seed = 1, units, ...period }) {
  const list = typeof units === 'number' ? madeUpUnits(units) : units;
  const day = { width: 12, numFmt: 'dd/mm/yyyy' };
  const columns = HEADERS.map((header) => ({ header, ...(header.startsWith('Ngày') ? day : {}) }));
  const source = initiativeRows({ rows, seed, units: list, ...period });
  const stream = writeXlsxStream(source, { name: 'Sáng kiến', columns, inlineStrings: kind === 'inline' });
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [rows, kind, seed, units, file] = process.argv.slice(2);
  const list = /^\d+$/.test(units ?? '') ? Number(units) : JSON.parse(readFileSync(units, 'utf8'));
  writeFileSync(file, await bigWorkbook({ rows: Number(rows), kind, seed: Number(seed), units: list }));
}
