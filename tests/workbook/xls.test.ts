import { read as sheetJs, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { compoundFile } from '../support/compound-file.ts';
import { begin, END_OF_PART, f64, record, u16, u32, unicode, xls, xlsStream } from '../support/xls.ts';
import { firstSheet, refusal, texts } from './workbook-reading.ts';

const NUMBER = 0x0203;
const LABEL = 0x0204;
const DAMAGED = { code: 'file_damaged', params: {} };

const sheetOf = (records: readonly Buffer[], book: readonly Buffer[] = []) =>
  firstSheet(xls({ sheets: [{ name: 'A', records }], book }));
const cellsOf = async (records: readonly Buffer[], book: readonly Buffer[] = []) =>
  (await sheetOf(records, book)).rows[0]?.cells;

const at = (row: number, column: number, style = 0) => [row, column, style] as const;
const style = (format: number) => record(0x00e0, 0, format, Buffer.alloc(16));
const rk = (column: number, packed: number) => record(0x027e, ...at(0, column), u32(packed));

describe('numbers', () => {
  test('are floats, or packed in four bytes, or many in one record', async () => {
    const packed = [
      rk(1, (7 << 2) | 2),
      rk(2, ((12_345 << 2) | 3) >>> 0),
      rk(3, ((-5 << 2) | 2) >>> 0),
      rk(4, 0x3ff80000),
      rk(5, 0x3ff80001),
    ];
    const many = record(0x00bd, 0, 6, 0, u32((1 << 2) | 2), 0, u32((2 << 2) | 2), 7);
    const cells = await cellsOf([record(NUMBER, ...at(0, 0), f64(71_097_000_000)), ...packed, many]);
    const values = cells?.map((cell) => cell.kind === 'number' && cell.value);
    expect(values).toEqual([71_097_000_000, 7, 123.45, -5, 1.5, 0.015, 1, 2]);
  });

  test('are days where their style shows days, in both date systems', async () => {
    const styles = [style(0), style(14), record(0x041e, 170, unicode('dd/mm/yyyy')), style(170), style(9)];
    const days = [1, 2].map((n) => record(NUMBER, ...at(0, n, n), f64(44_667.5)));
    const plain = [0, 3].map((n) => record(NUMBER, ...at(0, n, n), f64(44_667.5)));
    const kinds = (await cellsOf([...plain, ...days], styles))?.map(({ text }) => text);
    expect(kinds).toEqual(['44667.5', '16/04/2022', '16/04/2022', '44667.5']);
    const since1904 = [...styles, record(0x0022, 1)];
    const [day] = (await cellsOf([record(NUMBER, ...at(0, 0, 1), f64(43_205))], since1904)) ?? [];
    expect(day).toEqual({ kind: 'date', text: '16/04/2022', value: '2022-04-16' });
  });

  test('that are none stay text', async () => {
    expect(await cellsOf([record(NUMBER, ...at(0, 0), f64(Number.NaN))])).toEqual([
      { kind: 'text', text: 'NaN' },
    ]);
  });
});

describe('formulas', () => {
  const formula = (column: number, result: Uint8Array) =>
    record(0x0006, ...at(0, column), result, 0, u32(0), 0);
  const special = (kind: number, value: number) => Buffer.from([kind, 0, value, 0, 0, 0, 0xff, 0xff]);

  test('are what they last came to', async () => {
    const cells = await cellsOf([
      formula(0, f64(2.5)),
      formula(1, special(1, 1)),
      formula(2, special(2, 7)),
      formula(3, special(3, 0)),
      formula(4, special(0, 0)),
      record(0x04bc, 0, 0), // a formula shared with other cells stands between it and its text
      record(0x0207, unicode('Tổng')),
      record(0x0205, ...at(0, 5), Buffer.from([0, 0])),
      record(0x0205, ...at(0, 6), Buffer.from([42, 1])),
    ]);
    expect(cells?.map(({ kind, text }) => [kind, text])).toEqual([
      ['number', '2.5'],
      ['boolean', 'TRUE'],
      ['error', '#DIV/0!'],
      ['empty', ''],
      ['text', 'Tổng'],
      ['boolean', 'FALSE'],
      ['error', '#N/A'],
    ]);
  });

  test('without their text are empty, and a text without a formula is none', async () => {
    const stray = record(0x0207, unicode('lạc'));
    const next = record(NUMBER, ...at(0, 1), f64(1));
    expect((await cellsOf([stray, formula(0, special(0, 0)), next]))?.map(({ text }) => text)).toEqual([
      '',
      '1',
    ]);
  });
});

describe('texts', () => {
  const shared = (index: number) => record(0x00fd, ...at(0, index), u32(index));
  const CONTINUED = 0x003c;

  test('come from the shared table in letters of one or two bytes, without what decorates them', async () => {
    const narrow = Buffer.concat([u16(5), Buffer.from([0]), Buffer.from('Hµ Né', 'latin1')]);
    const rich = Buffer.concat([
      u16(3),
      Buffer.from([9]),
      u16(2),
      Buffer.from('Đạt', 'utf16le'),
      Buffer.alloc(8),
    ]);
    const phonetic = Buffer.concat([
      u16(2),
      Buffer.from([5]),
      u32(6),
      Buffer.from('Ân', 'utf16le'),
      Buffer.alloc(6),
    ]);
    const table = record(0x00fc, u32(4), u32(4), narrow, rich, phonetic, unicode(''));
    const cells = await cellsOf([0, 1, 2, 3].map(shared).concat(record(NUMBER, ...at(0, 4), f64(1))), [
      table,
    ]);
    expect(cells?.map(({ text }) => text)).toEqual(['Hµ Né', 'Đạt', 'Ân', '', '1']);
  });

  test('go on in the next record, which says anew how wide the letters are', async () => {
    const whole = unicode('Công ty');
    const cut = 3 + 4; // after two letters
    const wide = [
      record(0x00fc, u32(2), u32(2), whole.subarray(0, cut)),
      record(CONTINUED, Buffer.from([1]), whole.subarray(cut, cut + 4)),
      record(CONTINUED, Buffer.from([0]), Buffer.from(' ty', 'latin1'), unicode('x')),
    ];
    expect((await cellsOf([0, 1].map(shared), wide))?.map(({ text }) => text)).toEqual(['Công ty', 'x']);
    const atTheSeam = [record(0x00fc, u32(2), u32(2), unicode('một')), record(CONTINUED, unicode('hai'))];
    expect((await cellsOf([0, 1].map(shared), atTheSeam))?.map(({ text }) => text)).toEqual(['một', 'hai']);
  });

  test('may stand in the cell itself, in runs of several fonts too', async () => {
    const label = record(LABEL, ...at(0, 0), unicode('dòng một\r\nhai'));
    const rich = record(0x00d6, ...at(0, 1), unicode('Đậm'), 1, u32(0));
    expect((await cellsOf([label, rich]))?.map(({ text }) => text)).toEqual(['dòng một\nhai', 'Đậm']);
  });

  test('lose the NULs that no database takes', async () => {
    const label = record(LABEL, ...at(0, 0), unicode('a\0b'));
    expect((await cellsOf([label]))?.[0]?.text).toBe('ab');
  });

  test('that the table does not hold, or that end too early, are damage', async () => {
    const table = (letters: number) => [record(0x00fc, u32(1), u32(1), u16(letters), Buffer.from([0, 65]))];
    expect(await refusal(xls({ sheets: [{ name: 'A', records: [shared(1)] }], book: table(1) }))).toEqual(
      DAMAGED,
    );
    expect(await refusal(xls({ sheets: [{ name: 'A', records: [] }], book: table(9) }))).toEqual(DAMAGED);
  });
});

describe('sheets', () => {
  const one = [record(NUMBER, ...at(0, 0), f64(1))];

  test('come in their order, hidden ones said so, charts passed over', async () => {
    const chartWithin = [begin(0x20), record(NUMBER, ...at(3, 3), f64(9)), END_OF_PART];
    const { kind, sheets } = await readWorkbook(
      xls({
        sheets: [
          { name: 'Bảng', records: [...one, ...chartWithin] },
          { name: 'Biểu đồ', kind: 2, records: [] },
          { name: 'Ẩn', state: 1, records: one },
          { name: 'Rất ẩn', state: 2, records: one },
        ],
      }),
      'a.xls',
    );
    expect(kind).toBe('xls');
    expect(sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length])).toEqual([
      ['Bảng', false, 1],
      ['Ẩn', true, 1],
      ['Rất ẩn', true, 1],
    ]);
  });

  test('have hidden rows and merges, cut off where the content ends', async () => {
    const row = (number: number, flags: number) => record(0x0208, number, 0, 3, 255, 0, 0, flags, 0);
    const sheet = await sheetOf([
      row(0, 0),
      row(1, 0x20),
      row(2, 0x20),
      record(NUMBER, ...at(0, 0), f64(1)),
      record(LABEL, ...at(1, 1), unicode('x')),
      record(0x00e5, 2, 0, 0, 0, 2, 1, 65_535, 1, 1),
    ]);
    expect(texts(sheet)).toEqual([
      [1, '1'],
      [2, '', 'x'],
    ]);
    expect(sheet.rows.map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(sheet.merges).toEqual([
      { top: 1, left: 0, bottom: 1, right: 2 },
      { top: 2, left: 1, bottom: 2, right: 1 },
    ]);
  });

  test.each<[string, Uint8Array, string]>([
    ['a password', xls({ sheets: [], book: [record(0x002f, 0)] }), 'file_encrypted'],
    ['a sheet of macros', xls({ sheets: [{ name: 'M', kind: 1, records: [] }] }), 'file_has_macros'],
    [
      'a program',
      xls({
        sheets: [{ name: 'A', records: one }],
        beside: [
          {
            name: '_VBA_PROJECT_CUR',
            data: Buffer.from('x'),
            inside: { name: 'VBA', data: Buffer.from('x') },
          },
        ],
      }),
      'file_has_macros',
    ],
    [
      'an encrypted newer workbook',
      compoundFile([{ name: 'EncryptedPackage', data: Buffer.from('x') }]),
      'file_encrypted',
    ],
    ['no sheet', xls({ sheets: [] }), 'file_without_sheets'],
    ['only a chart', xls({ sheets: [{ name: 'A', kind: 2, records: [] }] }), 'file_without_sheets'],
    ['51 sheets', xls({ sheets: Array(51).fill({ name: 'A', records: [] }) }), 'file_too_many_sheets'],
  ])('a workbook with %s is refused', async (_, bytes, code) => {
    expect(await refusal(bytes)).toMatchObject({ code });
  });

  test('a workbook inside another document is none of ours', async () => {
    const inside = { name: 'Workbook', data: xlsStream({ sheets: [{ name: 'A', records: one }] }) };
    const document = compoundFile([{ name: 'ObjectPool', data: Buffer.from('x'), inside }]);
    expect(await refusal(document)).toEqual({ code: 'file_not_a_workbook', params: {} });
  });
});

describe('the limits hold', () => {
  const cell = (row: number, column: number) => record(NUMBER, ...at(row, column), f64(1));
  const stateOf = async (records: readonly Buffer[]) => refusal(xls({ sheets: [{ name: 'A', records }] }));

  test('for columns, cells in one place, and long texts', async () => {
    expect(await stateOf([cell(0, 63)])).toBe('read');
    const params = { sheet: 'A', row: 2, column: 'BM', limit: '64' };
    expect(await stateOf([cell(1, 64)])).toEqual({ code: 'file_too_many_columns', params });
    expect(await stateOf([record(0x0201, ...at(1, 255))])).toBe('read');
    expect(await stateOf([cell(1, 1), cell(1, 1)])).toEqual(DAMAGED);
    const long = Buffer.concat([u16(32_768), Buffer.from([0]), Buffer.alloc(8_000, 65)]);
    const rest = Buffer.concat([Buffer.from([0]), Buffer.alloc(8_000, 65)]);
    const label = [record(LABEL, ...at(0, 0), long), ...Array(4).fill(record(0x003c, rest))];
    expect(await stateOf(label)).toMatchObject({ code: 'file_cell_too_long' });
  });

  test('for merges, and for one sheet named over and over', async () => {
    const merges = record(0x00e5, 1_000, Buffer.alloc(8_000));
    expect(await stateOf(Array(51).fill(merges))).toMatchObject({ code: 'file_too_many_merges' });
    const sheet = { name: 'A', records: Array(600).fill(record(0x00ec, Buffer.alloc(8_000))) };
    const stream = xlsStream({ sheets: Array.from({ length: 50 }, () => ({ name: 'A', records: [] })) });
    const long = Buffer.concat([begin(0x10), ...sheet.records, END_OF_PART]);
    const pointed = Buffer.concat([stream, long]);
    for (let offset = 0; offset < stream.length; offset += 4 + pointed.readUInt16LE(offset + 2))
      if (pointed.readUInt16LE(offset) === 0x0085) pointed.writeUInt32LE(stream.length, offset + 4);
    const file = compoundFile([{ name: 'Workbook', data: pointed }]);
    expect(await refusal(file)).toMatchObject({ code: 'file_unpacks_too_large' });
  });
});

describe('a workbook of Excel 95', () => {
  const eight = (text: string, lengthBytes: 1 | 2) => {
    const bytes = Buffer.from(text, 'latin1');
    return Buffer.concat([lengthBytes === 1 ? Buffer.from([bytes.length]) : u16(bytes.length), bytes]);
  };
  const book = (codePage: number, name: string, label: string) => {
    const head = (start: number) => [
      begin(5, 0x0500),
      record(0x0042, codePage),
      record(0x041e, 170, eight('dd/mm/yyyy', 1)),
      style(0),
      style(170),
      record(0x0085, u32(start), Buffer.from([0, 0]), eight(name, 1)),
      END_OF_PART,
    ];
    const cells = [record(LABEL, ...at(0, 0), eight(label, 2)), record(NUMBER, ...at(0, 1, 1), f64(44_667))];
    const start = Buffer.concat(head(0)).length;
    const stream = Buffer.concat([...head(start), begin(0x10, 0x0500), ...cells, END_OF_PART]);
    return compoundFile([{ name: 'Book', data: stream }]);
  };

  test('is read in its own code page, with accents joined to their letters', async () => {
    const sheet = await firstSheet(book(1258, 'B\xe0i', 'S\xe1ng ki\xea\xecn'));
    expect([sheet.name, ...texts(sheet)]).toEqual(['Bài', [1, 'Sáng kiến', '16/04/2022']]);
    const western = await firstSheet(book(0x8001, 'A', 'Caf\xe9'));
    expect(texts(western)).toEqual([[1, 'Café', '16/04/2022']]);
  });
});

test('small streams, which share a stream of their own, are read', async () => {
  const sheet = utils.aoa_to_sheet([['Đồ gá', 1]]);
  const bytes = write({ SheetNames: ['A'], Sheets: { A: sheet } }, { type: 'buffer', bookType: 'biff8' });
  expect(bytes.length).toBeLessThan(8_192);
  expect(texts(await firstSheet(bytes))).toEqual([[1, 'Đồ gá', '1']]);
});

test('whatever another program writes reads the same, and as that program reads it', async () => {
  const value = fc.oneof(
    fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .map((text) => `ệ${text}`.replace(/[\r\0\p{Surrogate}]/gu, '')),
    fc.integer(),
    // their writer fails at the smallest and largest of all numbers
    fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((number) => Math.round(number * 1e6) / 1e6 || 0),
    fc.boolean(),
  );
  const table = fc.array(fc.array(value, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const book = { SheetNames: ['A'], Sheets: { A: utils.aoa_to_sheet(rows) } };
      const bytes = write(book, { type: 'buffer', bookType: 'biff8', bookSST: true });
      const theirs = sheetJs(bytes, { type: 'buffer', dense: true }).Sheets['A']?.['!data'] ?? [];
      const sheet = await firstSheet(bytes);
      const plain = sheet.rows.map(({ cells }) =>
        cells.map((cell) =>
          cell.kind === 'number' ? cell.value : cell.kind === 'boolean' ? cell.text === 'TRUE' : cell.text,
        ),
      );
      expect(plain).toEqual(rows);
      expect(plain).toEqual(theirs.map((cells) => cells.map((cell) => cell?.v)));
    }),
    { numRuns: 100 },
  );
});
