import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import type { SheetToWrite, ValueToWrite } from '../../src/workbook/write/sheet-to-write.ts';
import { workbookStream } from '../../src/workbook/write/workbook-stream.ts';
import { partsOf } from '../reports/support.ts';

async function written(...sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of workbookStream(sheets)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const LOOKS = ['text', 'bad', 'input', 'inputLiteral', 'faint', 'header', 'plain', 'example'] as const;
const DAY_LOOKS = ['day', 'badDay', 'inputDay', 'exampleDay'] as const;

const sheet = (...rows: readonly (readonly ValueToWrite[])[]): SheetToWrite => ({
  name: 'Trang 1',
  columns: [],
  rows: rows.map((values) => ({ cells: values.map((value) => ({ value, look: 'text' })) })),
});

describe('a workbook that we write', () => {
  it('gives back every text in every look, whatever its signs, and holds no formula', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 }).map((one) => one.replaceAll('\u0000', ''));
    const start = fc.constantFrom('', '=', '+', '-', '@', '\t', '_x0041_', "'");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(start, text, fc.constantFrom(...LOOKS)), { minLength: 1, maxLength: 20 }),
        async (cells) => {
          const rows = cells.map(([first, rest, look]) => ({ cells: [{ value: `=${first}${rest}`, look }] }));
          const bytes = await written({ name: 'x', columns: [], rows });
          const [read] = (await readWorkbook(bytes, 'x.xlsx')).sheets;
          const xml = (await partsOf(bytes)).get('xl/worksheets/sheet1.xml') ?? '';
          expect(xml).not.toMatch(/<f[\s>/]/);
          expect(read?.rows.map((row) => row.cells[0]?.text)).toEqual(
            // what XML cannot hold is left out; line ends are one
            cells.map(([first, rest]) =>
              `=${first}${rest}`
                // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
                .replace(/[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
                .replace(/\r\n?/g, '\n'),
            ),
          );
        },
      ),
      { numRuns: 15 },
    );
  });

  it('has real days and numbers in the looks for them', async () => {
    const rows = DAY_LOOKS.map((look) => ({
      cells: [
        { value: { day: '2022-05-31' }, look },
        { value: -0.5, look: 'badNumber' as const },
        { value: 80_000_000, look: 'inputWhole' as const },
      ],
    }));
    const [read] = (await readWorkbook(await written({ name: 'x', columns: [], rows }), 'x.xlsx')).sheets;
    for (const { cells } of read?.rows ?? [])
      expect(cells).toEqual([
        { kind: 'date', text: '31/05/2022', value: '2022-05-31' },
        { kind: 'number', text: '-0.5', value: -0.5 },
        { kind: 'number', text: '80000000', value: 80_000_000 },
      ]);
    expect(read?.rows).toHaveLength(4);
  });

  it('offers lists and says why, as another program reads it', async () => {
    const told = { title: 'x'.repeat(50), text: `“ngoặc” & <dấu> "kép"\n${'y'.repeat(300)}` };
    const bytes = await written(
      {
        ...sheet(['Đơn vị', 'Ngày', 'Ghi chú']),
        frozen: 1,
        columns: [{ width: 40 }, { width: 12, look: 'inputDay' }, { width: 9 }],
        validations: [
          {
            column: 0,
            rows: { from: 2, to: 900 },
            allowed: { told, strict: false, list: { sheet: "Danh 'sách", column: 1, from: 2, to: 4 } },
          },
          {
            column: 1,
            rows: { from: 2, to: 900 },
            prompt: { title: 'Cách ghi', text: 'NN/TT/NNNN' },
            allowed: { told, days: { from: '2022-01-01', to: '2022-05-31' } },
          },
        ],
      },
      {
        ...sheet([null, 'Đơn vị'], [null, '=A1'], [null, 'B'], [null, 'C']),
        name: "Danh 'sách",
        state: 'hidden',
      },
      { ...sheet(['kind']), name: '_x', state: 'veryHidden' },
    );
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name, hidden, veryHidden }) => [name, hidden, veryHidden])).toEqual([
      ['Trang 1', undefined, undefined],
      ["Danh 'sách", true, undefined],
      ['_x', undefined, true],
    ]);
    const [form] = sheets;
    expect(form?.freezePane).toEqual({ rows: 1 });
    expect(form?.dataValidations).toMatchObject([
      { type: 'list', range: 'A2:A900', errorStyle: 'warning', formula1: "'Danh ''sách'!$B$2:$B$4" },
      { type: 'date', range: 'B2:B900', formula1: '44562', formula2: '44712', inputMessage: 'NN/TT/NNNN' },
    ]);
    const [first] = form?.dataValidations ?? [];
    expect(first?.errorTitle).toHaveLength(32);
    expect(first?.errorMessage).toHaveLength(255);
    expect(first?.errorMessage).toContain('“ngoặc” & <dấu> "kép"');
  });

  it('is read by our own reader with its hidden sheets marked as such', async () => {
    const bytes = await written(sheet(['a']), { ...sheet(['b']), name: 'Ẩn', state: 'veryHidden' });
    const { sheets } = await readWorkbook(bytes, 'x.xlsx');
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Trang 1', false],
      ['Ẩn', true],
    ]);
  });
});
