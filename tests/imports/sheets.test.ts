import { describe, expect, it } from 'vitest';
import { Invalid } from '../../src/errors.ts';
import { readTables } from '../../src/imports/check/read-tables.ts';
import { type Decisions, decisionsInput } from '../../src/imports/decisions.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import type { Sheet } from '../../src/workbook/workbook.ts';
import { sheetOf } from '../support/sheet.ts';

const GOOD = [
  'Tên sáng kiến | Tác giả | Ngày nộp | Giá trị',
  'Kệ | Lê A | 1/3/2022 | #80',
  'Tổng cộng | | | #80',
];
const book = (...sheets: readonly Sheet[]) => ({ kind: 'xlsx' as const, sheets });
const read = (sheets: readonly Sheet[], said: Decisions = {}) => readTables(book(...sheets), said);

describe('the sheets of a file', () => {
  it('are read where they show and hold a table; the others are named with what is needed by hand', async () => {
    const { tables, sheets, leftOut } = await read([
      sheetOf(GOOD, { name: 'Biểu 1' }),
      sheetOf(GOOD, { name: 'Ẩn', hidden: true }),
      sheetOf(['Họ và tên | Ngày nộp | Việc đã làm', 'Lê A | 1/3/2022 | Kệ'], { name: 'Thiếu' }),
      sheetOf(['Danh sách', '', 'Lê A | Kệ'], { name: 'Lạ' }),
      sheetOf([], { name: 'Trống' }),
    ]);
    expect(tables.map(({ sheet }) => sheet)).toEqual(['Biểu 1']);
    expect(sheets).toMatchObject([
      {
        name: 'Biểu 1',
        headerRow: 1,
        rows: 1,
        hidden: false,
        skipped: { total: 1 },
        skippedRows: { total: [3] },
        columns: [
          { column: 'A', header: 'Tên sáng kiến', field: 'title', how: 'suggested', samples: ['Kệ'] },
          { column: 'B', field: 'authors' },
          { column: 'C', field: 'submittedOn' },
          { column: 'D', field: 'benefitVnd', samples: ['80'] },
        ],
        notes: [{ code: 'category_column_missing' }],
      },
    ]);
    expect(leftOut).toMatchObject([
      { name: 'Ẩn', why: 'hidden' },
      {
        name: 'Thiếu',
        why: 'columns_missing',
        missing: ['title'],
        mapped: { headerRow: 1, columns: [{ field: 'authors' }, { field: 'submittedOn' }, { field: null }] },
      },
      {
        name: 'Lạ',
        why: 'no_table',
        preview: [
          { row: 1, texts: ['Danh sách'] },
          { row: 3, texts: ['Lê A', 'Kệ'] },
        ],
      },
      { name: 'Trống', why: 'no_table', preview: [] },
    ]);
    expect(leftOut[0]).not.toHaveProperty('preview');
  });

  it('are read or left as people say', async () => {
    const sheets = [sheetOf(GOOD, { name: 'Biểu 1' }), sheetOf(GOOD, { name: 'Ẩn', hidden: true })];
    const said = { sheets: { 'Biểu 1': { read: false }, Ẩn: { read: true } } };
    const { tables, leftOut, ...shown } = await read(sheets, said);
    expect(tables.map(({ sheet }) => sheet)).toEqual(['Ẩn']);
    expect(shown.sheets.map(({ hidden }) => hidden)).toEqual([true]);
    expect(leftOut).toEqual([{ name: 'Biểu 1', why: 'not_chosen' }]);
  });

  it('become tables once a person says where they are', async () => {
    const sheets = [sheetOf(['Danh sách', '', 'Lê A | Kệ | 1/3/2022'], { name: 'Lạ' })];
    expect((await read(sheets)).tables).toEqual([]);
    const columns = { A: 'authors', B: 'title', C: 'submittedOn' } as const;
    const { tables, leftOut } = await read(sheets, { sheets: { Lạ: { headerRow: 1, columns } } });
    expect(tables.map(({ rows }) => rows.map(({ number }) => number))).toEqual([[3]]);
    expect(leftOut).toEqual([]);
  });

  it('ask their own questions', async () => {
    const { questions } = await read([sheetOf(GOOD, { name: 'A' }), sheetOf(GOOD, { name: 'B' })], {
      sheets: { B: { moneyUnit: 1_000_000 } },
    });
    expect(questions).toMatchObject([
      { kind: 'column', sheet: 'A', asks: 'money-unit', column: 'D', blocking: true, answer: null },
      { kind: 'column', sheet: 'B', asks: 'money-unit', column: 'D', blocking: false, answer: 1_000_000 },
    ]);
  });

  it('are refused where there is nothing at all, or nothing under the header', async () => {
    const code = (sheets: readonly Sheet[]) =>
      read(sheets).catch((error: unknown) =>
        error instanceof Invalid ? error.problems['file']?.code : error,
      );
    expect(await code([sheetOf([])])).toBe('import_no_table');
    expect(await code([sheetOf(GOOD.slice(0, 1)), sheetOf([], { name: 'Ẩn', hidden: true })])).toBe(
      'import_no_rows',
    );
  });
});

describe('what people say of a file', () => {
  const sound: Decisions = {
    sheets: {
      'Biểu 1': {
        read: true,
        headerRow: 3,
        columns: { A: 'title', BL: null },
        dayOrder: { submittedOn: 'month-first' },
        moneyUnit: 1_000,
        moneyStyle: 'english',
      },
    },
    units: { 'sao khue': 'DN-01', la: null },
    encoding: 'tcvn3',
    confirmBenefit: true,
    take: ['Biểu 1!5'],
  };

  it('is taken as it is', () => {
    expect(decisionsInput.parse(sound)).toEqual(sound);
    expect(decisionsInput.parse({})).toEqual({});
  });

  it.each([
    { more: 1 },
    { sheets: { A: { columns: { BM: 'title' } } } },
    { sheets: { A: { columns: { a: 'title' } } } },
    { sheets: { A: { columns: { A: 'titel' } } } },
    { sheets: { A: { headerRow: 0 } } },
    { sheets: { A: { headerRow: 1.5 } } },
    { sheets: { A: { moneyUnit: 2 } } },
    { sheets: { A: { dayOrder: { title: 'swapped' } } } },
    { sheets: { A: { hidden: true } } },
    { sheets: Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`${n}`, {}])) },
    { units: Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`${n}`, null])) },
    { take: Array.from({ length: 100_001 }, () => 'A!1') },
    { encoding: 'vni' },
  ])('is refused where it is none of ours: %#', (said) => {
    expect(decisionsInput.safeParse(said).success).toBe(false);
  });
});

describe('the largest file', () => {
  const ROW = 'Lê A;SAO-KHUE;Gá hàn;SXKD;10/05/2022\n';
  const book = (rows: number) =>
    readWorkbook(
      Buffer.from(`TỔNG HỢP\nHọ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp\n${ROW.repeat(rows)}`),
      'lon.csv',
    );

  it('holds 100.000 initiatives under its titles, and not one more', async () => {
    const { tables } = await readTables(await book(100_000));
    expect(tables[0]?.rows).toHaveLength(100_000);
    await expect(book(100_001).then((read) => readTables(read))).rejects.toMatchObject({
      problems: { file: { code: 'file_too_many_rows', params: { limit: '100.000' } } },
    });
  });
});
