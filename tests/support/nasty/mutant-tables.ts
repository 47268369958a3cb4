import { contentXml } from '../ods.ts';
import { f64, record, u32, unicode, xlsStream } from '../xls.ts';
import { xlsxParts } from '../xlsx.ts';

/** A table as enterprises send it, with everything that finding it looks at: titles, merges, groups, sums, names below. */
const ROWS: readonly (readonly (string | number)[])[] = [
  ['CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP VÀ CHẾ XUẤT'],
  [],
  ['STT', 'Họ và tên', 'Tên sáng kiến', 'Lĩnh vực', 'Ngày nộp', 'Giá trị làm lợi (triệu đồng)'],
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
  ['I', 'Công ty TNHH Điện tử Sao Khuê'],
  [1, 'Nguyễn Thị Hương; Đỗ Văn An (60 %)', 'Cải tiến đồ gá hàn & khuôn', 'Chất lượng', 44_667, '1,2 tỷ'],
  [2, 'Đặng Văn Dũng', 'Giảm tiếng ồn\ntại xưởng', 'SXKD', '31/05/2022', 80],
  ['', 'Tổng cộng', '', '', '', 1_280],
  [],
  ['', 'Người lập biểu', '', '', 'Hà Nội, ngày 31 tháng 5 năm 2022'],
];

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('\n', '&#10;');

/** The parts of a workbook with that table; texts of their own or shared. */
export function tableParts(strings: 'shared' | 'inline'): [string, Buffer][] {
  const texts: string[] = [];
  const cell = (value: string | number, place: string): string => {
    if (value === '') return `<c r="${place}"/>`;
    if (typeof value === 'number') return `<c r="${place}" s="${value > 40_000 ? 1 : 0}"><v>${value}</v></c>`;
    if (strings === 'inline') return `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    texts.push(`<si><t>${escaped(value)}</t></si>`);
    return `<c r="${place}" t="s"><v>${texts.length - 1}</v></c>`;
  };
  const rows = ROWS.map((values, n) => {
    const cells = values.map((value, column) => cell(value, `${'ABCDEF'[column]}${n + 1}`));
    return `<row r="${n + 1}"${n === 6 ? ' hidden="1"' : ''}>${cells.join('')}</row>`;
  });
  const merges = '<mergeCells count="2"><mergeCell ref="A1:F1"/><mergeCell ref="B5:F5"/></mergeCells>';
  const parts = xlsxParts({
    sheets: [{ name: 'Trang 1', xml: `<sheetData>${rows.join('')}</sheetData>${merges}` }],
    strings: texts.join(''),
    styles:
      '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs>',
  });
  return Object.entries(parts).map(([name, data]) => [name, Buffer.from(data as string)]);
}

export function tableAsText(delimiter: string): string {
  const cell = (value: string | number): string =>
    /[\n;,\t|"]/.test(`${value}`) ? `"${value}"` : `${value}`;
  return ROWS.map((values) => values.map(cell).join(delimiter)).join('\r\n');
}

/** The only part of an ods that is read. */
export function tableAsContent(): Buffer {
  const cell = (value: string | number): string => {
    if (value === '') return '<table:table-cell/>';
    return typeof value === 'number'
      ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
      : `<table:table-cell office:value-type="string" table:number-columns-spanned="1"><text:p>${escaped(value)}</text:p></table:table-cell>`;
  };
  const row = (values: readonly (string | number)[]) =>
    `<table:table-row table:number-rows-repeated="1">${values.map(cell).join('')}</table:table-row>`;
  const rows = ROWS.map(row).join('');
  return Buffer.from(
    contentXml(`<office:spreadsheet><table:table table:name="A">${rows}</table:table></office:spreadsheet>`),
  );
}

/** The records of an xls, before they are put into a compound file. */
export function tableAsRecords(): Buffer {
  const texts: string[] = [];
  const records = ROWS.flatMap((values, row) =>
    values.flatMap((value, column) => {
      if (value === '') return [];
      if (typeof value === 'number') return [record(0x0203, row, column, value > 40_000 ? 1 : 0, f64(value))];
      texts.push(value);
      return [record(0x00fd, row, column, 0, u32(texts.length - 1))];
    }),
  );
  const shared = record(0x00fc, u32(texts.length), u32(texts.length), ...texts.map((text) => unicode(text)));
  const styles = [record(0x00e0, 0, 0, Buffer.alloc(16)), record(0x00e0, 0, 14, Buffer.alloc(16))];
  return xlsStream({ sheets: [{ name: 'Trang 1', records }], book: [...styles, shared] });
}
