import { describe, expect, it, test } from 'vitest';
import { rawCells, readTable, readTablesOf, type Table } from '../../src/imports/table/table.ts';
import { sheetOf } from '../support/sheet.ts';

const HEADER = 'STT | Họ và tên | Tên sáng kiến | Lĩnh vực | Ngày nộp | Giá trị làm lợi (đồng)';
const read = async (lines: readonly string[], merges: readonly string[] = []) => {
  const table = await readTable(sheetOf(lines, { merges }));
  if (!table) throw new Error('no table');
  return table;
};
const titles = ({ rows }: Table) => rows.map(({ cells }) => cells.title?.text ?? '');
/** Kind → row numbers. */
const skipped = (table: Table) =>
  Object.fromEntries(Object.entries(table.skipped).map(([kind, { rows }]) => [kind, rows]));
const row = (title: string, number = '1') => `${number} | Lê A | ${title} | SXKD | 1/3/2022 | 5000000`;

describe('a table in a sheet', () => {
  it('starts under its header, below forty title rows too', async () => {
    const heads = [
      'LIÊN ĐOÀN LAO ĐỘNG | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'CÔNG ĐOÀN CÁC KCN | | | Độc lập - Tự do - Hạnh phúc',
      '',
      'BIỂU TỔNG HỢP SÁNG KIẾN CỦA TÁC GIẢ, ĐƠN VỊ',
      ...Array.from({ length: 36 }, (_, n) => `(Kèm theo Công văn số ${n})`),
    ];
    const table = await read([...heads, HEADER, '(1) | (2) | (3) | (4) | (5) | (6)', row('Kệ')]);
    expect(table.header.first).toBe(41);
    expect(titles(table)).toEqual(['Kệ']);
    expect(skipped(table)).toEqual({ numbering: [42] });
  });

  it('may have its columns in any order, others between them, and start at column D', async () => {
    const table = await read([
      '| | | Ngày nộp | Ghi chú | Tên sáng kiến | Tác giả',
      '| | | 1/3/2022 | x | Kệ | Lê A',
    ]);
    expect(table.rows[0]?.cells).toMatchObject({
      submittedOn: { text: '1/3/2022' },
      title: { text: 'Kệ' },
      authors: { text: 'Lê A' },
    });
    expect(table.rows.map((row) => rawCells(table.header, row))[0]).toEqual([
      null,
      null,
      null,
      '1/3/2022',
      'x',
      'Kệ',
      'Lê A',
    ]);
    expect(table.header.columns.map(({ letters, field, how }) => [letters, field, how])).toEqual([
      ['D', 'submittedOn', 'suggested'],
      ['E', null, 'ignored'],
      ['F', 'title', 'suggested'],
      ['G', 'authors', 'suggested'],
    ]);
  });

  it('holds no totals, groups, signatures, repeated headers and pre-numbered blank rows', async () => {
    const table = await read([
      HEADER,
      'I | Công ty TNHH Sao Khuê',
      row('Kệ'),
      '| Cộng | | | | 5',
      'II | Công ty TNHH Hồng Đăng | | | | 7',
      HEADER,
      '2 | Cộng Văn B | Cộng tác giữa các tổ | SXKD | 1/3/2022 | 7',
      '3',
      '4 | Trần C | | SXKD | 1/3/2022',
      '5 | Tống Văn D | | SXKD | ',
      'Tổng cộng: 4 sáng kiến | | | | | 12',
      '',
      '| | Hà Nội, ngày 5 tháng 9 năm 2022',
      '| NGƯỜI LẬP BIỂU | | | TM. BAN CHẤP HÀNH',
      '| Lê A | | | Trần B',
    ]);
    expect(titles(table)).toEqual(['Kệ', 'Cộng tác giữa các tổ', '', '']);
    expect(table.rows.map(({ group }) => group)).toEqual([
      'Công ty TNHH Sao Khuê',
      'Công ty TNHH Hồng Đăng',
      'Công ty TNHH Hồng Đăng',
      'Công ty TNHH Hồng Đăng',
    ]);
    expect(skipped(table)).toEqual({
      group: [2, 5],
      total: [4, 11],
      header: [6],
      blank: [8],
      signature: [13, 14, 15],
    });
  });

  it('is not there without a header that names two fields', async () => {
    expect(await readTable(sheetOf(['Tên | Tuổi', 'An | 30']))).toBeNull();
    expect(await readTable(sheetOf(['Tên sáng kiến', 'Kệ']))).toBeNull();
    expect(await readTable(sheetOf([]))).toBeNull();
  });

  it('may hold texts as long as cells can be', async () => {
    const long = 'mô tả '.repeat(5_000);
    const header = 'Tên sáng kiến | Tác giả | Mô tả | Ngày nộp';
    const lines = Array.from(
      { length: 60 },
      (_, n) => `${n % 2 ? long : 'Kệ'} | Lê A | ${long} | ${n % 3 ? '' : long}`,
    );
    const table = await read([header, ...lines]);
    expect(table.rows).toHaveLength(60);
    expect(table.rows.map((row) => rawCells(table.header, row))[1]).toEqual([
      long.trim(),
      'Lê A',
      long.trim(),
      null,
    ]);
  });

  it('is found without a title too, so that a person can say which column it is', async () => {
    const table = await read(['Họ và tên | Ngày nộp | Việc đã làm', 'Lê A | 1/3/2022 | Kệ']);
    expect(table.header.columns.map(({ field }) => field)).toEqual(['authors', 'submittedOn', null]);
  });
});

describe('rows that are no initiatives', () => {
  const WIDE = 'STT | Tên sáng kiến | Tác giả | Lĩnh vực | Ngày nộp | Giá trị làm lợi (đồng)';
  test.each<[string, string]>([
    ['Tổng cộng', 'total'],
    ['| Tổng cộng: 25 sáng kiến | | | | 12', 'total'],
    ['Cộng trang 1 | | | | | 12', 'total'],
    ['| Cộng chuyển trang', 'total'],
    ['| Cộng đơn vị: Sao Khuê | | | | 12', 'total'],
    ['| TỔNG SỐ | 12 người | | | 12', 'total'],
    ['| | | | | 12.000.000', 'total'],
    ['Lũy kế | 12 sáng kiến', 'total'],
    ['I. Công ty TNHH Sao Khuê', 'group'],
    ['| I. Công ty TNHH Sao Khuê', 'group'],
    ['| Công ty TNHH Sao Khuê', 'group'],
    ['A - Khối doanh nghiệp', 'group'],
    ['B | Khối hành chính | | | | 12', 'group'],
    ['1 | CÔNG TY CỔ PHẦN HỒNG ĐĂNG', 'group'],
    ['| II. Lĩnh vực sản xuất', 'group'],
    ['A | B | 1 | 2 | 3 | 4', 'numbering'],
    ['(1) | (2) | (3) | (4) | (5) | (6)=(4)+(5)', 'numbering'],
    ['[1] | [2] | [3]', 'numbering'],
    ['| Hà Nội, ngày … tháng … năm 2022', 'signature'],
    ['| | | | Phú Xuyên, ngày 05 tháng 9 năm 2022', 'signature'],
    ['| NGƯỜI LẬP | | | GIÁM ĐỐC', 'signature'],
    ['Nơi nhận:', 'signature'],
    ['| (Ký, ghi rõ họ tên)', 'signature'],
    ['Ghi chú: cột 4 ghi theo Kế hoạch 35', 'note'],
    ['* Danh sách do đơn vị cung cấp', 'note'],
    ['- Cột 6 tính cho năm đầu', 'note'],
    ['7', 'blank'],
    ['7 | | | |', 'blank'],
  ])('“%s” is one: %s', async (line, kind) => {
    const table = await read([
      WIDE,
      '1 | Kệ để hàng | Lê A | SXKD | 1/3/2022 | 5000000',
      line,
      '2 | Khay linh kiện | Lê B | SXKD | 1/3/2022 | 5000000',
    ]);
    expect(titles(table)).toEqual(['Kệ để hàng', 'Khay linh kiện']);
    expect(skipped(table)).toEqual({ [kind]: [3] });
  });

  test.each<[string, string]>([
    ['2 | Tổng hợp số liệu tự động | Lê B | SXKD | 1/3/2022', 'Tổng hợp số liệu tự động'],
    ['2 | Cộng | Lê B | SXKD | 1/3/2022', 'Cộng'],
    ['2 | Tổng kho thông minh', 'Tổng kho thông minh'],
    ['| Cộng tác giữa các tổ | Lê B', 'Cộng tác giữa các tổ'],
    ['2 | Giám đốc đối thoại với công nhân | Lê B', 'Giám đốc đối thoại với công nhân'],
    ['2 | Ngày hội 5S | | | hôm qua', 'Ngày hội 5S'],
    ['| Xe đẩy', 'Xe đẩy'],
    ['2 | Kệ | V', 'Kệ'],
    ['2 | | Tống Văn C | SXKD |', ''],
    ['| | Công Văn D | SXKD | 1/3/2022', ''],
  ])('“%s” is an initiative, good or bad', async (line, title) => {
    expect(titles(await read([WIDE, line]))).toEqual([title]);
  });

  it('stand over merged cells where a row has none', async () => {
    const head = 'Tên sáng kiến | Tác giả | Ngày nộp';
    const lines = [head, 'Phân xưởng Đúc', 'Kệ để hàng | Lê A | 1/3/2022', 'Kệ xoay'];
    expect(titles(await read(lines, ['A2:C2']))).toEqual(['Kệ để hàng', 'Kệ xoay']);
    expect(titles(await read(lines))).toEqual(['Phân xưởng Đúc', 'Kệ để hàng', 'Kệ xoay']);
  });

  it('end where a full row or a header stands below the signatures', async () => {
    const table = await read([
      HEADER,
      row('Kệ để hàng'),
      '| NGƯỜI LẬP',
      '| Lê B',
      HEADER,
      row('Khay linh kiện'),
    ]);
    expect(titles(table)).toEqual(['Kệ để hàng', 'Khay linh kiện']);
    expect(skipped(table)).toEqual({ signature: [3, 4], header: [5] });
  });

  it('name the groups of the rows below, outer ones first', async () => {
    const { rows } = await read([
      HEADER,
      'A. Khối doanh nghiệp',
      'I. Công ty TNHH Sao Khuê',
      '1. Lĩnh vực sản xuất',
      row('Kệ để hàng'),
      'II. Các đơn vị khác',
      row('Khay linh kiện'),
    ]);
    expect(rows.map(({ group, groups }) => [group, groups])).toEqual([
      ['Công ty TNHH Sao Khuê', ['Khối doanh nghiệp', 'Công ty TNHH Sao Khuê', 'Lĩnh vực sản xuất']],
      ['Các đơn vị khác', ['Khối doanh nghiệp', 'Các đơn vị khác']],
    ]);
  });

  it('name only their first twenty places, however many they are', async () => {
    const table = await read([
      HEADER,
      row('Kệ để hàng'),
      ...Array.from({ length: 500 }, (_, n) => `${n + 2}`),
    ]);
    expect(table.skipped.blank?.count).toBe(500);
    expect(table.skipped.blank?.rows).toHaveLength(20);
  });
});

describe('merged cells', () => {
  it('are filled down, but never sums', async () => {
    const head = 'STT | Đơn vị | Họ và tên | Tên sáng kiến | Giá trị làm lợi';
    const lines = [
      '1 | Sao Khuê | Lê A | Kệ | 9',
      '2 | | Trần B | Khay',
      '3 | | Lê C | Xe',
      '4 | | Lê D | Đèn',
    ];
    const { rows } = await read([head, ...lines], ['B2:B4', 'E2:E4']);
    expect(rows.map(({ cells }) => cells.organisation?.text)).toEqual([
      'Sao Khuê',
      'Sao Khuê',
      'Sao Khuê',
      undefined,
    ]);
    expect(rows.map(({ cells }) => cells.benefitVnd?.text)).toEqual(['9', undefined, undefined, undefined]);
  });

  it('may hold authors, categories and days of several initiatives', async () => {
    const { rows } = await read(
      [HEADER, row('Kệ để hàng'), '2 | | Khay linh kiện', '3 | | Xe đẩy'],
      ['B2:B4', 'D2:D4', 'E2:E4'],
    );
    expect(
      rows.map(({ cells }) => [cells.authors?.text, cells.category?.text, cells.submittedOn?.text]),
    ).toEqual(Array.from({ length: 3 }, () => ['Lê A', 'SXKD', '1/3/2022']));
  });

  test.each([
    ['the title', ['C2:C3'], []],
    ['the number', ['A2:A3'], []],
    ['nothing', [], [3]],
  ])('over several authors of one initiative, one a row, count it once: %s', async (_, merges, joined) => {
    const table = await read([HEADER, row('Kệ để hàng'), '| Trần Thị B', row('Xe đẩy', '2')], merges);
    expect(table.rows.map(({ cells }) => cells.authors?.text)).toEqual(['Lê A\nTrần Thị B', 'Lê A']);
    expect(table.rows[0]?.joined).toEqual(joined);
    expect(skipped(table)).toEqual({ author: [3] });
  });
});

describe('several tables on one sheet', () => {
  it('are one where their columns are the same', async () => {
    const table = await read([
      HEADER,
      row('Kệ để hàng'),
      '',
      'PHỤ LỤC 2',
      'STT | Tác giả | Tên sáng kiến, giải pháp | Lĩnh vực | Ngày nộp | Số tiền làm lợi',
      '(1) | (2) | (3) | (4) | (5) | (6)',
      row('Khay linh kiện'),
    ]);
    expect(titles(table)).toEqual(['Kệ để hàng', 'Khay linh kiện']);
    expect(skipped(table)).toEqual({ group: [4], header: [5], numbering: [6] });
  });

  it('are read each by its own columns where these differ', async () => {
    const tables = await readTablesOf(
      sheetOf(
        [
          HEADER,
          row('Kệ để hàng'),
          'Biểu 2',
          'TT | Tên sáng kiến | Người đề xuất | Thời gian',
          '| | | Ngày nộp',
          '1 | Khay linh kiện | Lê B | 2/3/2022',
        ],
        { merges: ['A4:A5', 'B4:B5', 'C4:C5'] },
      ),
    );
    expect(tables.map(titles)).toEqual([['Kệ để hàng'], ['Khay linh kiện']]);
    expect(tables.map(({ header }) => header.first)).toEqual([1, 4]);
    expect(tables[1]?.rows[0]?.cells.submittedOn?.text).toBe('2/3/2022');
  });
});
