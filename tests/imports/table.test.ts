import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/imports/table/table.ts';
import type { Cell, Merge, Sheet } from '../../src/workbook/workbook.ts';

const cell = (text: string): Cell => (text === '' ? { kind: 'empty', text } : { kind: 'text', text });

/** A sheet of these lines, cells parted by “|”; a blank line is a row without content. */
function sheet(lines: readonly string[], merges: readonly Merge[] = []): Sheet {
  const rows = lines.map((line, index) => ({
    number: index + 1,
    hidden: false,
    cells: line.split('|').map((text) => cell(text.trim())),
  }));
  return {
    name: 'Sheet1',
    hidden: false,
    rows: rows.filter(({ cells }) => cells.some(({ text }) => text)),
    merges,
  };
}

const HEADER = 'STT | Họ và tên | Tên sáng kiến | Lĩnh vực | Ngày nộp | Giá trị làm lợi';
const read = async (lines: readonly string[], merges?: readonly Merge[]) => {
  const table = await readTable(sheet(lines, merges));
  if (!table) throw new Error('no table');
  return table;
};
const titles = ({ rows }: Awaited<ReturnType<typeof read>>) =>
  rows.map(({ cells }) => cells.title?.text ?? '');

describe('a table in a sheet', () => {
  it('starts under its header, wherever that stands', async () => {
    const heads = ['LIÊN ĐOÀN LAO ĐỘNG', '', 'BIỂU TỔNG HỢP SÁNG KIẾN', '(Kèm theo Công văn số 37)', ''];
    const table = await read([
      ...heads,
      HEADER,
      '(1) | (2) | (3) | (4) | (5) | (6)',
      '1 | Lê A | Kệ | SXKD | 1/3/2022 |',
    ]);
    expect(table.header.first).toBe(6);
    expect(titles(table)).toEqual(['Kệ']);
    expect(table.skipped).toEqual({ numbering: 1 });
  });

  it('may have its columns in any order and others between them', async () => {
    const table = await read(['Ngày nộp | Ghi chú | Tên sáng kiến | Tác giả', '1/3/2022 | x | Kệ | Lê A']);
    expect(table.rows[0]?.cells).toMatchObject({
      submittedOn: { text: '1/3/2022' },
      title: { text: 'Kệ' },
      authors: { text: 'Lê A' },
    });
    expect(table.header.columns.filter(({ field }) => field === null).map(({ header }) => header)).toEqual([
      'Ghi chú',
    ]);
  });

  it('holds no totals, groups, signatures, repeated headers and pre-numbered blank rows', async () => {
    const table = await read([
      HEADER,
      'I | Công ty TNHH Sao Khuê',
      '1 | Lê A | Kệ | SXKD | 1/3/2022 | 5',
      '| Cộng | | | | 5',
      'II | Công ty TNHH Hồng Đăng | | | | 7',
      HEADER,
      '2 | Cộng Văn B | Cộng tác giữa các tổ | SXKD | 1/3/2022 | 7',
      '3',
      '4 | Trần C | | SXKD | 1/3/2022',
      'Tổng cộng: 3 sáng kiến | | | | | 12',
      '',
      '| | Hà Nội, ngày 5 tháng 9 năm 2022',
      '| NGƯỜI LẬP BIỂU | | | TM. BAN CHẤP HÀNH',
      '| Lê A | | | Trần B',
    ]);
    expect(titles(table)).toEqual(['Kệ', 'Cộng tác giữa các tổ', '']);
    expect(table.rows.map(({ group }) => group)).toEqual([
      'Công ty TNHH Sao Khuê',
      'Công ty TNHH Hồng Đăng',
      'Công ty TNHH Hồng Đăng',
    ]);
    expect(table.skipped).toEqual({ group: 2, total: 2, header: 1, blank: 1, signature: 3 });
  });

  it('fills merged cells down, but never sums', async () => {
    const head = 'STT | Đơn vị | Họ và tên | Tên sáng kiến | Giá trị làm lợi';
    const merges = [
      { top: 2, bottom: 4, left: 1, right: 1 },
      { top: 2, bottom: 4, left: 4, right: 4 },
    ];
    const { rows } = await read(
      [head, '1 | Sao Khuê | Lê A | Kệ | 9', '2 | | Trần B | Khay', '3 | | Lê C | Xe', '4 | | Lê D | Đèn'],
      merges,
    );
    expect(rows.map(({ cells }) => cells.organisation?.text)).toEqual([
      'Sao Khuê',
      'Sao Khuê',
      'Sao Khuê',
      undefined,
    ]);
    expect(rows.map(({ cells }) => cells.benefitVnd?.text)).toEqual(['9', undefined, undefined, undefined]);
  });

  it('counts an initiative with several authors, one a row under a merged title, once', async () => {
    const merges = [{ top: 2, bottom: 3, left: 2, right: 2 }];
    const { rows } = await read(
      [HEADER, '1 | Lê A | Kệ | SXKD | 1/3/2022', '| Trần B', '2 | Lê C | Xe | SXKD | 1/3/2022'],
      merges,
    );
    expect(rows.map(({ cells }) => cells.authors?.text)).toEqual(['Lê A\nTrần B', 'Lê C']);
  });

  it('is not there without a header that names a title and something else', async () => {
    expect(await readTable(sheet(['Tên | Tuổi', 'An | 30']))).toBeNull();
    expect(await readTable(sheet(['Tên sáng kiến', 'Kệ']))).toBeNull();
    expect(await readTable(sheet([]))).toBeNull();
  });
});
