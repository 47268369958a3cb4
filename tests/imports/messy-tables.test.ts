import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTable, readTablesOf, type Table, type TableRow } from '../../src/imports/table/table.ts';
import { type MessyTable, messyTable, type TrueRow } from '../support/messy-table.ts';
import { cellOf, sheetOfCells } from '../support/sheet.ts';

const found = ({ number, cells }: TableRow): TrueRow => ({
  row: number,
  title: cells.title?.text ?? '',
  authors: cells.authors?.text ?? '',
  unit: cells.organisation?.text ?? '',
  category: cells.category?.text ?? '',
  day: cells.submittedOn?.text ?? '',
  benefit: cells.benefitVnd?.text ?? '',
});
const written = (row: TrueRow): TrueRow => ({
  ...row,
  day: cellOf(row.day).text,
  benefit: cellOf(row.benefit).text,
});

/** The numbers of all rows under the header, as the table accounts for them. */
const accounted = ({ rows, skipped }: Table): number =>
  rows.length + Object.values(skipped).reduce((sum, { count }) => sum + count, 0);
const under = ({ sheet }: MessyTable, { header }: Table): number =>
  sheet.rows.filter(({ number }) => number > header.last).length;

it('tables as enterprises send them give exactly their initiatives, and account for every other row', async () => {
  await fc.assert(
    fc.asyncProperty(messyTable, async (messy) => {
      const table = await readTable(messy.sheet);
      if (!table) throw new Error('no table');
      expect(table.header.first).toBe(messy.headerRow);
      expect(table.rows.map(found)).toEqual(messy.truth.map(written));
      expect(accounted(table)).toBe(under(messy, table));
    }),
    { numRuns: 600 },
  );
});

const WORDS = [
  ...['STT', 'Tên sáng kiến', 'Tác giả', 'Đơn vị', 'Ngày nộp', 'Thời gian', 'Số', 'Ngày', 'Giá trị làm lợi'],
  ...[
    'I',
    'A',
    '(1)',
    '1',
    '#2',
    'I. Công ty X',
    'Công ty TNHH X',
    'Tổng cộng',
    'Cộng',
    'NGƯỜI LẬP',
    'Ghi chú: x',
  ],
  ...[
    'Lê Văn A',
    'Kệ để hàng',
    '1/3/2022',
    '3/25/2022',
    '@2022-03-01',
    '#80',
    '1,200',
    '50 triệu',
    'SXKD',
    '!#REF!',
  ],
  ...['', '', '', '', ' '],
];
const anySheet = fc
  .record({
    rows: fc.array(fc.array(fc.constantFrom(...WORDS), { maxLength: 7 }), { maxLength: 25 }),
    merges: fc.array(fc.tuple(fc.nat(24), fc.nat(6), fc.nat(3), fc.nat(3)), { maxLength: 6 }),
  })
  .map(({ rows, merges }) =>
    sheetOfCells(
      rows.map((row) => row.map(cellOf)),
      {
        merges: merges.map(([row, left, tall, wide]) => ({
          top: row + 1,
          left,
          bottom: row + 1 + tall,
          right: left + wide,
        })),
      },
    ),
  );

it('whatever stands in a sheet is read, and no row under a header is lost', async () => {
  await fc.assert(
    fc.asyncProperty(anySheet, fc.option(fc.nat(26)), async (sheet, headerRow) => {
      const tables = await readTablesOf(sheet, headerRow === null ? {} : { headerRow });
      const [first] = tables;
      if (!first) return;
      const further = tables.slice(1).map(({ header }) => header);
      const headers = sheet.rows.filter(({ number }) =>
        further.some((header) => number >= header.first && number <= header.last),
      );
      const under = sheet.rows.filter(({ number }) => number > first.header.last);
      const sum = tables.reduce((total, table) => total + accounted(table), headers.length);
      expect(sum).toBe(under.length);
      for (const { header } of tables) {
        const fields = header.columns.flatMap(({ field }) => field ?? []);
        expect(new Set(fields).size).toBe(fields.length);
      }
    }),
    { numRuns: 2_000 },
  );
});
