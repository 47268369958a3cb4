import { describe, expect, it } from 'vitest';
import { rawCells, readTable } from '../../src/imports/table/table.ts';
import type { Cell, Sheet } from '../../src/workbook/workbook.ts';

const cell = (text: string): Cell => (text === '' ? { kind: 'empty', text } : { kind: 'text', text });
const sheet = (...lines: readonly string[]): Sheet => ({
  name: 'Biểu 2',
  hidden: false,
  rows: lines.map((line, index) => ({
    number: index + 1,
    hidden: false,
    cells: line.split('|').map((text) => cell(text.trim())),
  })),
  merges: [],
});
const read = async (...lines: readonly string[]) => {
  const table = await readTable(sheet(...lines));
  if (!table) throw new Error('no table');
  return table;
};

describe('the columns that a fix-it workbook adds', () => {
  it('are none of the table’s, and give every row its origin, wherever they were moved', async () => {
    const table = await read(
      'Dòng gốc | STT | Họ và tên | Lỗi / Cách sửa | Tên sáng kiến | Ghi chú',
      'Biểu 2!24 | 7 | Lê A | Thiếu ngày nộp | Kệ | x',
      'Biểu 2!9 | | | Thiếu tên | Khay |',
    );
    expect(table.header.columns.map(({ header }) => header)).toEqual([
      'STT',
      'Họ và tên',
      'Tên sáng kiến',
      'Ghi chú',
    ]);
    expect(table.rows.map((row) => [row.origin, ...rawCells(table.header, row)])).toEqual([
      ['Biểu 2!24', null, '7', 'Lê A', null, 'Kệ', 'x'],
      ['Biểu 2!9', null, null, null, null, 'Khay', null],
    ]);
  });

  it('make every row one of the table, as it was in the first file; their own words say nothing about it', async () => {
    const table = await read(
      'STT | Họ và tên | Tên sáng kiến | Lỗi / Cách sửa | Dòng gốc',
      ' | | Khay | Tổng cộng | KT Sao Khuê!9',
      ' | Lê A | | Giám đốc | KT Sao Khuê!10',
      ' | | | Người lập | KT Sao Khuê!11',
      ' | Lê B | Kệ | | KT Sao Khuê!12',
    );
    expect(table.rows.map(({ origin }) => origin)).toEqual([9, 10, 12].map((row) => `KT Sao Khuê!${row}`));
    expect(table.skipped).toEqual({ blank: { count: 1, rows: [4] } });
  });
});

describe('an example row', () => {
  it('is told by its number and never counts', async () => {
    const table = await read(
      'STT | Họ và tên | Tên sáng kiến | Lĩnh vực',
      'Ví dụ | Nguyễn Văn A | Cải tiến đồ gá | SXKD',
      'VD 1 | Nguyễn Văn A | Cải tiến đồ gá | SXKD',
      'vi du: | Nguyễn Văn A | Cải tiến đồ gá | SXKD',
      '1 | Lê A | Ví dụ hay về 5S | SXKD',
      'VDC | Lê A | Kệ | SXKD',
    );
    expect(table.rows.map(({ cells }) => cells.title?.text)).toEqual(['Ví dụ hay về 5S', 'Kệ']);
    expect(table.skipped).toEqual({ example: { count: 3, rows: [2, 3, 4] } });
  });
});
