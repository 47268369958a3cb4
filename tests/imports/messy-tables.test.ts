import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTable, type Table, type TableRow } from '../../src/imports/table/table.ts';
import { type MessyTable, messyTable, type TrueRow } from '../support/messy-table.ts';
import { cellOf } from '../support/sheet.ts';

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
