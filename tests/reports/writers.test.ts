import { describe, expect, it } from 'vitest';
import { csvOf } from '../../src/reports/csv.ts';
import type { Table } from '../../src/reports/table.ts';
import { type SheetOf, tableSheet } from '../../src/reports/table-sheet.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { workbookStream } from '../../src/workbook/write/workbook-stream.ts';
import { partsOf } from './support.ts';

/** What spreadsheet programs have been made to run, and what only looks like it (CWE-1236). */
const STARTS = ['=', '+', '-', '@', '\t=', '\r=', '＝', '＋', '－', '＠'];
const TAILS = ["cmd|'/C calc'!A0", 'HYPERLINK("http://x","y")', '1+1', 'SUM(A1:A9);=2+5,"x"'];
const PAYLOADS = STARTS.flatMap((start) => TAILS.map((tail) => `${start}${tail}`));

const SIGNS = [
  '<script>&amp;</script>',
  ']]>',
  'a"b',
  "'cited",
  'hai\ndòng',
  '_x0041_',
  'Đổi mới 😀',
  '  rìa ',
];

const table = (values: readonly string[]): Table => ({
  name: 'Danh sách',
  columns: [
    { header: 'Chữ', kind: 'text', width: 40 },
    { header: 'Số', kind: 'whole', width: 10 },
    { header: 'Ngày', kind: 'day', width: 12 },
  ],
  rows: values.map((text, index) => ({ values: [text, index - 5, '2022-05-12'] })),
});

async function bytesOf(chunks: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk as string));
  return Buffer.concat(all);
}

const cellsOf = async (bytes: Buffer) => {
  const { sheets } = await readWorkbook(bytes, 'danh-sach.csv');
  return sheets[0]?.rows.slice(1).map(({ cells }) => cells) ?? [];
};

describe('the text file', () => {
  it('guards every beginning of a formula and leaves the rest as it is', async () => {
    expect(PAYLOADS).toHaveLength(40);
    const cells = await cellsOf(await bytesOf(csvOf(table(PAYLOADS))));
    expect(cells.map(([cell]) => cell?.text)).toEqual(PAYLOADS.map((text) => `'${text.replace('\r', '\n')}`));
    const signs = await cellsOf(await bytesOf(csvOf(table(SIGNS.slice(0, 7)))));
    expect(signs.map(([cell]) => cell?.text)).toEqual(SIGNS.slice(0, 7));
  });

  it('keeps numbers numbers, below zero too, and says days as people do', async () => {
    const text = (await bytesOf(csvOf(table(['-5', '-1,5', 'x'])))).toString();
    expect(text).toBe('\ufeffChữ,Số,Ngày\r\n-5,-5,12/05/2022\r\n"-1,5",-4,12/05/2022\r\nx,-3,12/05/2022\r\n');
  });
});

const written = (sheet: SheetOf) => workbookStream([tableSheet(sheet)]);

describe('the workbook', () => {
  it('has string cells for all text, no formula, and reads back the same', async () => {
    const texts = [...PAYLOADS, ...SIGNS].map((text) => text.replaceAll('\r', ''));
    const bytes = await bytesOf(written({ titles: ['=1+1'], table: table(texts) }));
    const parts = await partsOf(bytes);
    const xml = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(xml).not.toMatch(/<f[\s>/]/);
    expect(xml.match(/t="inlineStr"/g)?.length).toBe(texts.length + 4);
    const [sheet] = (await readWorkbook(bytes, 'x.xlsx')).sheets;
    const rows = sheet?.rows.filter(({ number }) => number > 3) ?? [];
    expect(rows.map(({ cells }) => cells[0]?.text)).toEqual(texts);
    expect(rows.every(({ cells }) => cells[0]?.kind === 'text')).toBe(true);
  });

  it('has real numbers and days', async () => {
    const bytes = await bytesOf(written({ titles: [], table: table(['a']) }));
    const [sheet] = (await readWorkbook(bytes, 'x.xlsx')).sheets;
    const [, row] = sheet?.rows ?? [];
    expect(row?.cells.slice(1)).toEqual([
      { kind: 'number', text: '-5', value: -5 },
      { kind: 'date', text: '12/05/2022', value: '2022-05-12' },
    ]);
  });

  it('holds what XML cannot, and cuts what a cell cannot', async () => {
    const bytes = await bytesOf(
      written({ titles: [], table: table(['a\u0001b\ud800c\uffff', 'x'.repeat(40_000)]) }),
    );
    const cells = await cellsOf(bytes);
    expect(cells[0]?.[0]?.text).toBe('ab\ufffdc');
    expect(cells[1]?.[0]?.text).toHaveLength(32_767);
  });

  it('is written as it is read: a long table never stands in memory', async () => {
    let made = 0;
    let taken = 0;
    async function* rows() {
      for (made = 0; made < 60_000; made++) yield { values: [`Dòng ${made} ${Math.random()}`, made, null] };
    }
    for await (const chunk of written({ titles: [], table: { ...table([]), rows: rows() } })) {
      taken += chunk.length;
      if (taken > 100_000) break;
    }
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(30_000);
  });
});
