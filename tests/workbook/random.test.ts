import { readFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { type CellValue, writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import type { Cell } from '../../src/workbook/workbook.ts';
import { xlsxParts } from '../support/xlsx.ts';
import { zip } from '../support/zip.ts';
import { mutated, mutations, readOrRefuse } from './soundness.ts';

const sample = readFileSync(new URL('../samples/01-mot-doanh-nghiep.xlsx', import.meta.url));

describe('whatever another program writes reads the same', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => `${text}.`);
  const day = fc.date({
    min: new Date('1904-01-02T00:00:00Z'),
    max: new Date('2199-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const value: fc.Arbitrary<CellValue> = fc.oneof(
    words,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number || 0),
    fc.boolean(),
    day.map((date) => new Date(Math.floor(date.getTime() / 86_400_000) * 86_400_000)),
    fc.constant(null),
  );
  const plain = (cell: Cell | undefined): unknown => {
    if (cell === undefined || cell.kind === 'empty') return null;
    return cell.kind === 'number' || cell.kind === 'date' ? cell.value : cell.text;
  };
  const expected = (cell: CellValue): unknown => {
    if (cell instanceof Date) return cell.toISOString().slice(0, 10);
    return typeof cell === 'boolean' ? String(cell).toUpperCase() : cell;
  };

  test.each(['shared', 'inline'] as const)(
    'xlsx with %s strings, in both date systems',
    async (stringMode) => {
      const table = fc.array(fc.array(value, { minLength: 1, maxLength: 8 }), { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(table, fc.constantFrom('1900', '1904'), async (rows, dateSystem) => {
          const bytes = await writeXlsx({ sheets: [{ name: 'A', rows }], stringMode, dateSystem });
          const [sheet] = (await readWorkbook(bytes, 'a.xlsx')).sheets;
          const read = new Map(sheet?.rows.map(({ number, cells }) => [number, cells]));
          rows.forEach((row, n) => {
            expect(row.map((_, column) => plain(read.get(n + 1)?.[column]))).toEqual(row.map(expected));
          });
        }),
        { numRuns: 150 },
      );
    },
  );

  test.each([',', ';', '\t', '|'])('csv divided by %j', async (delimiter) => {
    const table = fc.array(fc.array(words, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, bom) => {
        const text = stringify(rows, { delimiter, quoted: true, record_delimiter: '\r\n', bom });
        const [sheet] = (await readWorkbook(Buffer.from(text), 'a.csv')).sheets;
        expect(sheet?.rows.map(({ cells }) => cells.map((cell) => cell.text))).toEqual(rows);
      }),
      { numRuns: 150 },
    );
  });
});

describe('whatever comes is read or refused, never anything else', () => {
  test('the sample with bytes changed', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        seen.add(await readOrRefuse(mutated(sample, changes)));
      }),
      { numRuns: 300 },
    );
    expect(seen).toContain('refused');
  });

  test('the sample cut, repeated and shuffled', async () => {
    const piece = fc.tuple(fc.nat(sample.length), fc.nat(sample.length));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const parts = pieces.map(([from, to]) => sample.subarray(Math.min(from, to), Math.max(from, to)));
        await readOrRefuse(Buffer.concat([sample.subarray(0, 4), ...parts, sample.subarray(-22)]));
      }),
      { numRuns: 200 },
    );
  });

  test('sound zip files whose parts have characters changed', async () => {
    const rows =
      '<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44667.5</v></c><c r="C1" t="b"><v>1</v></c></row>' +
      '<row r="4"><c r="A4" t="inlineStr"><is><t>x_x000D_</t></is></c><c r="D4" t="d"><v>2022-05-31</v></c></row>';
    const xml = `<sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:B4"/></mergeCells>`;
    const parts = Object.entries(
      xlsxParts({
        sheets: [{ name: 'A', xml }],
        strings: '<si><r><t>a</t></r><rPh><t>b</t></rPh></si>',
        styles:
          '<numFmts><numFmt numFmtId="170" formatCode="dd/mm"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs>',
      }),
    ).map(([name, data]) => ({ name, data: Buffer.from(data as string) }));
    const seen = { read: 0, refused: 0 };
    const character = fc.constantFrom(...Buffer.from('<>/"=&;:!?[]-_ \x019AZaz\n\xc3\xff', 'latin1'));
    const changes = fc.array(fc.tuple(fc.nat(), character), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.nat(parts.length - 1), changes, async (which, change) => {
        const members = parts.map((part, n) =>
          n === which ? { ...part, data: mutated(part.data, change) } : part,
        );
        seen[await readOrRefuse(zip(members))]++;
      }),
      { numRuns: 600 },
    );
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(50);
  });

  test('text of quotes, delimiters and line ends, and bytes of any kind', async () => {
    const crumbs = fc.constantFrom(
      '"',
      '""',
      ',',
      ';',
      '\t',
      '|',
      '\r',
      '\n',
      '\r\n',
      'a',
      'ệ',
      ' ',
      '=',
      '\0',
      'sep=;',
    );
    const bytes = fc.oneof(
      fc.array(crumbs, { maxLength: 60 }).map((pieces) => Buffer.from(pieces.join(''))),
      fc.uint8Array({ maxLength: 80 }),
      fc.array(crumbs, { maxLength: 60 }).map((pieces) => Buffer.from(`\ufeff${pieces.join('')}`, 'utf16le')),
    );
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(bytes, async (some) => {
        seen.add(await readOrRefuse(some));
      }),
      { numRuns: 3_000 },
    );
    expect(seen.size).toBe(2);
  });
});
