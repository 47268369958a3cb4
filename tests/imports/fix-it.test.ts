import fc from 'fast-check';
import { openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { Invalid } from '../../src/errors.ts';
import { readTables } from '../../src/imports/check/read-tables.ts';
import { decisionsForCorrections } from '../../src/imports/fix-it/corrections.ts';
import { type FixIt, type FixItSheet, fixItOf } from '../../src/imports/fix-it/fix-it.ts';
import { fixItWorkbook } from '../../src/imports/fix-it/fix-it-workbook.ts';
import { rawCell, rawText } from '../../src/imports/fix-it/raw-cell.ts';
import { readFixIt } from '../../src/imports/fix-it/read-fix-it.ts';
import { sheetNames } from '../../src/imports/fix-it/sheet-names.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { ENTERPRISES, NOW, SLUG } from '../support/cast.ts';

const SHEET: FixItSheet = {
  name: 'Biểu 2',
  columns: [
    { letters: 'B', header: 'STT', field: 'number' },
    { letters: 'C', header: 'Họ và tên', field: 'authors' },
    { letters: 'D', header: '(ghi đầy đủ)', field: 'title' },
    { letters: 'F', header: 'Lĩnh vực', field: 'category' },
    { letters: 'G', header: 'Ngày nộp', field: 'submittedOn' },
    { letters: 'H', header: 'Ghi chú', field: null },
    { letters: 'I', header: '(triệu)', field: 'benefitVnd' },
  ],
  choice: { headerRow: 7, moneyUnit: 1_000_000, dayOrder: { submittedOn: 'day-first' } },
  rows: [
    {
      origin: 'Biểu 2!24',
      cells: [null, 7, 'Lê A', '=cmd|calc', 'x', 'SXKD', '31/02/2022', '05/2022', 1.5],
      bad: ['G'],
      message: 'Ngày nộp: “31/02/2022” không có trong lịch.',
    },
    {
      origin: 'Biểu 2!30',
      cells: [null, 9, '', 'Khay', null, 'SXKD', { day: '2022-05-12' }],
      bad: ['C', 'I'],
      message: 'Tác giả: thiếu\nGiá trị làm lợi: thiếu',
    },
  ],
};

const fixIt = (...sheets: readonly FixItSheet[]): FixIt => ({
  batch: { id: 41, slug: SLUG },
  sheets,
  units: Object.values(ENTERPRISES).map(({ name }) => name),
  categories: ['Sản xuất kinh doanh, năng suất', 'Lĩnh vực khác'],
  madeAt: NOW,
});

async function bytesOf(input: FixIt): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of fixItWorkbook(input)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const bookOf = async (input: FixIt) => readWorkbook(await bytesOf(input), 'can-sua.xlsx');

describe('the fix-it workbook', () => {
  it('has the bad rows under the same letters, then what is wrong and where each was', async () => {
    const [sheet] = (await bookOf(fixIt(SHEET))).sheets;
    expect(sheet?.name).toBe('Biểu 2');
    expect(sheet?.rows.map(({ number, cells }) => [number, ...cells.map(({ text }) => text)])).toEqual([
      [
        1,
        '',
        'STT',
        'Họ và tên',
        '(ghi đầy đủ)',
        '',
        'Lĩnh vực',
        'Ngày nộp',
        'Ghi chú',
        '(triệu)',
        'Lỗi / Cách sửa',
        'Dòng gốc',
      ],
      [
        2,
        '',
        '7',
        'Lê A',
        '=cmd|calc',
        'x',
        'SXKD',
        '31/02/2022',
        '05/2022',
        '1.5',
        'Ngày nộp: “31/02/2022” không có trong lịch.',
        'Biểu 2!24',
      ],
      [
        3,
        '',
        '9',
        '',
        'Khay',
        '',
        'SXKD',
        '12/05/2022',
        '',
        '',
        'Tác giả: thiếu\nGiá trị làm lợi: thiếu',
        'Biểu 2!30',
      ],
    ]);
    expect(sheet?.rows[2]?.cells[6]).toMatchObject({ kind: 'date', value: '2022-05-12' });
    expect(sheet?.rows[1]?.cells[8]).toMatchObject({ kind: 'number', value: 1.5 });
  });

  it('colours what is to be mended, an empty cell too, and nothing else', async () => {
    const { sheets } = await readXlsx(await bytesOf(fixIt(SHEET)), { readStyles: true });
    const cells = sheets[0]?.cells;
    const red = [...(cells?.entries() ?? [])].filter(([, cell]) =>
      JSON.stringify(cell.style?.fill ?? '').includes('FFC7CE'),
    );
    expect(red.map(([place]) => place).sort()).toEqual(['1,6', '2,2', '2,8']);
  });

  it('offers units and categories and lets other words stay', async () => {
    const withUnits = {
      ...SHEET,
      columns: [...SHEET.columns, { letters: 'A', header: 'Đơn vị', field: 'organisation' as const }],
    };
    const { sheets } = await readXlsx(await bytesOf(fixIt(withUnits)));
    expect(sheets[0]?.dataValidations).toMatchObject([
      { type: 'list', range: 'A2:A10000', errorStyle: 'warning', formula1: "'_danh_sach'!$A$2:$A$6" },
      { type: 'list', range: 'F2:F10000', errorStyle: 'warning', formula1: "'_danh_sach'!$B$2:$B$3" },
    ]);
  });

  it('names the unit of a group row, which does not come along, in each of its rows', async () => {
    const [first, second] = SHEET.rows as [object, object];
    const rows = [
      { ...first, above: { organisation: 'Công ty TNHH Dệt may Tân Bình Minh', category: 'SXKD' } },
      { ...second, above: {} },
    ] as FixItSheet['rows'];
    const [added] = (await bookOf(fixIt({ ...SHEET, rows, above: ['organisation', 'category'] }))).sheets;
    expect(added?.rows.map(({ cells }) => cells[9]?.text)).toEqual([
      'Đơn vị',
      'Công ty TNHH Dệt may Tân Bình Minh',
      '',
    ]);
    const columns = [...SHEET.columns, { letters: 'A', header: 'Công ty', field: 'organisation' as const }];
    const [own] = (await bookOf(fixIt({ ...SHEET, columns, rows, above: ['organisation', 'category'] })))
      .sheets;
    expect(own?.rows.map(({ cells }) => cells[0]?.text)).toEqual([
      'Công ty',
      'Công ty TNHH Dệt may Tân Bình Minh',
      '',
    ]);
    expect(own?.rows[0]?.cells.at(-1)?.text).toBe('Dòng gốc');
  });

  it('leaves out what was never read where it would not fit into its own limits', async () => {
    const wide = { ...SHEET, columns: [...SHEET.columns, { letters: 'BL', header: 'Cột 64', field: null }] };
    const [sheet] = (await bookOf(fixIt(wide))).sheets;
    expect(sheet?.rows[1]?.cells.at(-1)?.text).toBe('Biểu 2!24');
    expect(sheet?.rows[0]?.cells.map(({ text }) => text)).not.toContain('Cột 64');
  });

  it('is read back as the same batch, with the meaning that its columns had', async () => {
    const back = readFixIt(await bookOf(fixIt(SHEET)));
    expect(back.batch).toBe(41);
    expect(back.originalName('Biểu 2')).toBe('Biểu 2');
    expect([1, 2, 3, 4].map((row) => back.originOf('Biểu 2', row))).toEqual([
      undefined,
      'Biểu 2!24',
      'Biểu 2!30',
      undefined,
    ]);
    expect(back.choiceOf('Biểu 2')).toEqual({
      headerRow: 1,
      moneyUnit: 1_000_000,
      dayOrder: { submittedOn: 'day-first' },
      columns: { D: 'title', I: 'benefitVnd' },
    });
    expect(back.choiceOf('Trang khác')).toBeUndefined();
    expect(readFixIt({ sheets: [] }).batch).toBeNull();
  });

  it('puts what people say by now of the first file’s columns to where they stand', async () => {
    const said = { headerRow: 7, moneyUnit: 1, columns: { H: 'scope', D: null, Z: 'title' } } as const;
    const back = readFixIt(await bookOf(fixIt(SHEET)));
    expect(back.choiceOf('Biểu 2', said)).toMatchObject({
      headerRow: 1,
      moneyUnit: 1,
      dayOrder: { submittedOn: 'day-first' },
      columns: { D: null, H: 'scope', I: 'benefitVnd' },
    });
    const twice: FixItSheet = {
      ...SHEET,
      columns: [
        { letters: 'A', header: 'Họ và tên', field: 'authors' },
        { letters: 'B', header: 'Họ và tên', field: null },
        { letters: 'C', header: 'Sáng kiến', field: 'title' },
      ],
    };
    expect(readFixIt(await bookOf(fixIt(twice))).choiceOf('Biểu 2')?.columns).toEqual({ B: null });
  });

  it('says in its own header what stood above it in the file', async () => {
    const benefit = { letters: 'A', header: 'Năm 2022', field: 'benefitVnd' } as const;
    const headerOf = async (column: object, money?: 1 | 1_000_000) => {
      const sheet = { ...SHEET, columns: [{ ...benefit, ...column }], ...(money ? { money } : {}) };
      return (await bookOf(fixIt(sheet))).sheets[0]?.rows[0]?.cells[0]?.text;
    };
    expect(await headerOf({})).toBe('Năm 2022');
    const named = { header: 'Ngày nộp', field: 'submittedOn' };
    expect(await headerOf({ ...named, heading: 'Thời gian Ngày nộp' })).toBe('Ngày nộp');
    expect(await headerOf({ header: '(ghi rõ)', heading: 'Ngày nộp (ghi rõ)', field: 'submittedOn' })).toBe(
      'Ngày nộp (ghi rõ)',
    );
    expect(await headerOf({ header: 'Làm lợi', heading: 'Mỗi năm Làm lợi' })).toBe('Mỗi năm Làm lợi');
    expect(await headerOf({ heading: 'Giá trị làm lợi (triệu đồng) Năm 2022' }, 1_000_000)).toBe(
      'Giá trị làm lợi (triệu đồng) Năm 2022',
    );
    expect(await headerOf({}, 1_000_000)).toBe('Năm 2022 (triệu đồng)');
    expect(await headerOf({ header: 'Làm lợi' }, 1)).toBe('Làm lợi (đồng)');
    expect(await headerOf({ field: 'scope' }, 1)).toBe('Năm 2022');
  });

  it('continues its own batch only', async () => {
    const book = await bookOf(fixIt(SHEET));
    const decisions = {
      unit: 'SAO-KHUE',
      sheets: { 'Biểu 2': { headerRow: 7, columns: { H: 'scope' } } },
    } as const;
    expect(decisionsForCorrections(decisions, book, 41)).toMatchObject({
      unit: 'SAO-KHUE',
      sheets: { 'Biểu 2': { headerRow: 1, moneyUnit: 1_000_000, columns: { D: 'title', H: 'scope' } } },
    });
    expect(() => decisionsForCorrections(decisions, book, 42)).toThrow(Invalid);
    const other = decisionsForCorrections(decisions, { ...book, sheets: [] }, 42);
    expect(other).toEqual({ unit: 'SAO-KHUE', sheets: { 'Biểu 2': { columns: { H: 'scope' } } } });
  });

  it('is understood by the reader of tables, row for row', async () => {
    const book = await bookOf(fixIt(SHEET));
    const choice = readFixIt(book).choiceOf('Biểu 2') ?? {};
    const { tables } = await readTables(book, { sheets: { 'Biểu 2': choice } });
    expect(
      tables[0]?.rows.map(({ origin, cells }) => [origin, cells.title?.text, cells.submittedOn?.text]),
    ).toEqual([
      ['Biểu 2!24', '=cmd|calc', '31/02/2022'],
      ['Biểu 2!30', 'Khay', '12/05/2022'],
    ]);
    expect(tables[0]?.header.columns.some(({ header }) => /gốc|Lỗi/.test(header))).toBe(false);
  });

  it('survives sorting, deleting, a row of their own and a moved column in another program', async () => {
    const opened = await openXlsx(await bytesOf(fixIt(SHEET)));
    const rows = opened.sheets[0]?.rows ?? [];
    const [head = [], first = [], second = []] = rows;
    const moved = (row: readonly unknown[]) => [row[10], ...row.slice(1, 10)];
    rows.splice(0, rows.length, ...([head, second, first].map(moved) as typeof rows), [
      '',
      10,
      'Trần B',
      'Kệ',
    ] as never);
    const back = readFixIt(await readWorkbook(await saveXlsx(opened), 'sua.xlsx'));
    expect(back.batch).toBe(41);
    expect([2, 3, 4].map((row) => back.originOf('Biểu 2', row))).toEqual([
      'Biểu 2!30',
      'Biểu 2!24',
      undefined,
    ]);
    expect(back.choiceOf('Biểu 2')?.columns).toMatchObject({ D: 'title', I: 'benefitVnd' });
  });

  it('takes whatever its stamp was made into for what it can be', async () => {
    for (const [place, value] of [
      ['kind', 'other'],
      ['batch', '-4'],
      ['batch', '1e99'],
      ['batch', 'x'],
    ]) {
      const opened = await openXlsx(await bytesOf(fixIt(SHEET)));
      const stamp = opened.sheets.find(({ name }) => name === '_sang_kien');
      const row = stamp?.rows.find(([key]) => key === place);
      if (row) row[1] = value ?? '';
      const back = readFixIt(await readWorkbook(await saveXlsx(opened), 'sua.xlsx'));
      expect(back.batch).toBeNull();
      expect(back.originOf('Biểu 2', 2)).toBeUndefined();
      expect(back.choiceOf('Biểu 2')).toBeUndefined();
    }
    const opened = await openXlsx(await bytesOf(fixIt(SHEET)));
    const line = opened.sheets
      .find(({ name }) => name === '_sang_kien')
      ?.rows.find(([key]) => key === 'sheet');
    if (line) line[3] = '{"moneyUnit":7,"columns":{"A":"none"}}';
    const back = readFixIt(await readWorkbook(await saveXlsx(opened), 'sua.xlsx'));
    expect(back.choiceOf('Biểu 2')).toMatchObject({ headerRow: 1, columns: { D: 'title' } });
    expect(back.choiceOf('Biểu 2')?.moneyUnit).toBeUndefined();
  });

  it('gives every sheet a name that a workbook takes, each once', async () => {
    expect(
      sheetNames(['Tổng hợp [1]/2', 'tổng hợp  1  2', "''", '_sang_kien', 'History', 'x'.repeat(40)]),
    ).toEqual(['Tổng hợp  1  2', 'tổng hợp  1  2 (2)', '1', '_sang_kien (2)', 'History (2)', 'x'.repeat(31)]);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 50 }), { maxLength: 40 }), (names) => {
        const chosen = sheetNames(names);
        expect(new Set(chosen.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of chosen) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\]|\p{Cc}|^'|'$|[\ud800-\udbff]$/u);
        }
      }),
    );
    const book = await bookOf(fixIt({ ...SHEET, name: 'Danh sách: tháng 5/2022' }));
    const [{ name = '' } = {}] = book.sheets;
    expect(name).toBe('Danh sách  tháng 5 2022');
    expect(readFixIt(book).originalName(name)).toBe('Danh sách: tháng 5/2022');
  });

  it('is made of rows as they come, a hundred thousand or none', async () => {
    let made = 0;
    async function* rows() {
      for (made = 0; made < 60_000; made++)
        yield {
          origin: `Biểu 2!${made}`,
          cells: [null, made, `Người ${Math.random()}`],
          bad: ['D'],
          message: 'Thiếu',
        };
    }
    let taken = 0;
    for await (const chunk of fixItWorkbook(fixIt({ ...SHEET, rows: rows() }))) {
      taken += chunk.length;
      if (taken > 100_000) break;
    }
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(30_000);
    expect((await bookOf(fixIt({ ...SHEET, rows: [] }))).sheets[0]?.rows).toHaveLength(1);
  });
});

describe('a stored row', () => {
  it('says errors first, each with its column, and keeps the origin of earlier rounds', () => {
    const row = {
      round: 1,
      sheet: 'Sheet1',
      row_number: 5,
      cells: ['x'],
      findings: [
        {
          severity: 'warning',
          field: 'category',
          column: 'C',
          code: 'category_unknown',
          params: { found: 'lạ' },
        },
        {
          severity: 'error',
          field: 'submittedOn',
          column: 'D',
          code: 'not_a_day',
          params: { found: '31/02' },
        },
        { severity: 'error', field: 'authors', column: '', code: 'required' },
      ],
    } as const;
    const made = fixItOf({ ...row, origin: '' });
    expect(made).toMatchObject({ origin: 'Sheet1!5', bad: ['D', 'authors'] });
    expect(made.message.split('\n').map((line) => line.split(':')[0])).toEqual([
      'Ngày nộp',
      'Tác giả',
      'Lĩnh vực',
    ]);
    expect(made.message).toContain('Tác giả: Thiếu tác giả. Ghi họ và tên');
    expect(fixItOf({ ...row, origin: 'Biểu 2!24' }).origin).toBe('Biểu 2!24');
  });

  it('keeps what kind of cell it was', () => {
    expect(rawCell({ kind: 'date', text: '12/05/2022', value: '2022-05-12' })).toEqual({ day: '2022-05-12' });
    expect(rawCell({ kind: 'number', text: '0.1', value: 0.1 })).toBe(0.1);
    expect(rawCell({ kind: 'text', text: '12/05/2022' })).toBe('12/05/2022');
    expect(rawCell({ kind: 'empty', text: '' })).toBeNull();
    expect(rawCell(undefined)).toBeNull();
    expect([{ day: '2022-05-12' }, 0.1 + 0.2, 9_007_199_254_740_991, 'x', null].map(rawText)).toEqual([
      '12/05/2022',
      '0.3',
      '9007199254740991',
      'x',
      '',
    ]);
  });
});
