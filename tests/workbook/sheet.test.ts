import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { type Parts, xlsx, xlsxParts } from '../support/xlsx.ts';
import { zip } from '../support/zip.ts';
import { firstSheet, refusal, texts } from './workbook-reading.ts';

const sheetOf = (rows: string, after = '') =>
  firstSheet(xlsx({ sheets: [{ name: 'A', xml: `<sheetData>${rows}</sheetData>${after}` }] }));

/** The workbook with the text of each of its parts changed. */
function rewritten(parts: Parts, change: (xml: string, name: string) => string | Uint8Array): Uint8Array {
  const members = Object.entries(xlsxParts(parts));
  return zip(members.map(([name, xml]) => ({ name, data: change(String(xml), name) })));
}

const TWO_ROWS: Parts = {
  strings: '<si><t>Đơn vị</t></si>',
  styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>',
  rows: '<row r="2"><c r="B2" t="s"><v>0</v></c></row><row r="3"><c r="C3" s="1"><v>44667</v></c></row>',
};
const TWO_ROWS_READ = [
  [2, '', 'Đơn vị'],
  [3, '', '', '16/04/2022'],
];
const DAMAGED = { code: 'file_damaged', params: {} };

describe('places', () => {
  test('follow the references; gaps are empty cells and missing rows', async () => {
    const sheet = await sheetOf(
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="9"><c r="a9"><v>3</v></c></row>',
    );
    const wide = await sheetOf('<row><c r="AB1"><v>1</v></c><c r="$BL$1"><v>2</v></c></row>');
    expect(wide.rows[0]?.cells.flatMap(({ text }, column) => (text ? [column] : []))).toEqual([27, 63]);
    expect(texts(sheet)).toEqual([
      [2, '', '1', '', '2'],
      [9, '3'],
    ]);
    expect(sheet.rows[0]?.cells[0]).toEqual({ kind: 'empty', text: '' });
  });

  test('without references follow the one before', async () => {
    const first = '<row><c><v>1</v></c><c r="C1"><v>2</v></c><c><v>3</v></c></row>';
    expect(texts(await sheetOf(`${first}<row r="5"/><row><c r="?"><v>4</v></c></row>`))).toEqual([
      [1, '1', '', '2', '3'],
      [6, '4'],
    ]);
  });

  test('out of order are put in order; one place used twice is damage', async () => {
    const shuffled =
      '<row r="3"><c r="B3"><v>2</v></c><c r="A3"><v>1</v></c></row><row r="1"><c><v>0</v></c></row>';
    expect(texts(await sheetOf(shuffled))).toEqual([
      [1, '0'],
      [3, '1', '2'],
    ]);
    const cell = '<c r="A1"><v>1</v></c>';
    for (const rows of [`<row>${cell}${cell}</row>`, `<row r="1">${cell}</row><row r="1">${cell}</row>`])
      expect(await refusal(xlsx({ rows }))).toEqual(DAMAGED);
  });

  test.each(['0', '-1', '1.5', 'x', '1048577', '99999999999999999999'])(
    'row %s is damage',
    async (number) => {
      expect(await refusal(xlsx({ rows: `<row r="${number}"><c><v>1</v></c></row>` }))).toEqual(DAMAGED);
    },
  );

  test('a cell that points past the shared strings is damage, never silently empty', async () => {
    const strings = '<si><t>a</t></si>';
    for (const index of ['1', '-1', 'x'])
      expect(await refusal(xlsx({ strings, rows: `<row><c t="s"><v>${index}</v></c></row>` }))).toEqual(
        DAMAGED,
      );
    expect(await refusal(xlsx({ rows: '<row><c t="s"><v>0</v></c></row>' }))).toEqual(DAMAGED);
  });
});

describe('rows', () => {
  test('without content are not there, however many and however styled', async () => {
    const blank = Array.from(
      { length: 60_000 },
      (_, n) => `<row r="${n + 2}"><c r="A${n + 2}" s="3"/><c r="ZZ${n + 2}"/></row>`,
    );
    const end = '<row r="70000"><c r="A70000"><v>9</v></c><c r="B70000" s="1"/></row>';
    const sheet = await sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row>${blank.join('')}${end}`);
    expect(texts(sheet)).toEqual([
      [1, '1'],
      [70_000, '9'],
    ]);
  });

  test('and sheets say whether they are hidden', async () => {
    const row = (n: number, hidden: string) => `<row r="${n}" ${hidden}><c><v>${n}</v></c></row>`;
    const rows = row(1, '') + row(2, 'hidden="1"') + row(3, 'hidden="true"') + row(4, 'hidden="0"');
    const xml = `<sheetData>${rows}</sheetData>`;
    const states = [
      { name: 'Phụ lục 1', xml },
      { name: 'Nháp', state: 'hidden', xml },
      { name: 'Sâu', state: 'veryHidden', xml },
    ];
    const { sheets } = await readWorkbook(xlsx({ sheets: states }), 'a.xlsx');
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Phụ lục 1', false],
      ['Nháp', true],
      ['Sâu', true],
    ]);
    expect(sheets[0]?.rows.map(({ hidden }) => hidden)).toEqual([false, true, true, false]);
  });

  test('of drawings and other extras in a sheet are not rows', async () => {
    const control = '<controls><x:row xmlns:x="u">5</x:row><row><c><v>7</v></c></row></controls>';
    expect(texts(await sheetOf('<row><c><v>1</v></c></row>', control))).toEqual([[1, '1']]);
  });
});

test('merges come as corners, cut off at the end of the content', async () => {
  const rows = '<row r="2"><c r="A2"><v>1</v></c></row><row r="6"><c r="B6"><v>2</v></c></row>';
  const merges = ['A2:B3', '$C$4:$C$2', 'A1:XFD1048576', 'A1', 'rubbish', 'A7:B9', 'CA1:CB2'];
  const xml = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  const sheet = await sheetOf(rows, `<mergeCells>${xml}</mergeCells>`);
  expect(sheet.merges).toEqual([
    { top: 2, left: 0, bottom: 3, right: 1 },
    { top: 2, left: 2, bottom: 4, right: 2 },
    { top: 1, left: 0, bottom: 6, right: 63 },
  ]);
});

describe('dialects', () => {
  test('prefixed names', async () => {
    const prefixed = rewritten(TWO_ROWS, (xml, name) =>
      name.endsWith('.rels')
        ? xml
        : xml.replace(/<(\/?)([a-z])/gi, '<$1x:$2').replace(' xmlns="', ' xmlns:x="'),
    );
    expect(texts(await firstSheet(prefixed))).toEqual(TWO_ROWS_READ);
  });

  test('strict namespaces', async () => {
    const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const strict = rewritten(TWO_ROWS, (xml) =>
      xml
        .replaceAll(OFFICE, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
        .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main'),
    );
    expect(texts(await firstSheet(strict))).toEqual(TWO_ROWS_READ);
  });

  test('absolute, dotted and backslashed targets, in any case of letters', async () => {
    const moved = rewritten(TWO_ROWS, (xml) =>
      xml
        .replace('Target="worksheets/sheet1.xml"', 'Target="/XL/worksheets/Sheet1.xml"')
        .replace('Target="styles.xml"', 'Target="../xl/./styles.xml"')
        .replace('Target="sharedStrings.xml"', 'Target="..\\xl\\sharedStrings.xml"'),
    );
    expect(texts(await firstSheet(moved))).toEqual(TWO_ROWS_READ);
  });

  test.each(['utf16le', 'utf-8'] as const)('parts in %s with a byte order mark', async (encoding) => {
    const marked = rewritten(TWO_ROWS, (xml) => Buffer.from(`\ufeff${xml}`, encoding));
    expect(texts(await firstSheet(marked))).toEqual(TWO_ROWS_READ);
  });

  test('charts among the sheets are passed over', async () => {
    const table = '<sheetData><row><c><v>1</v></c></row></sheetData>';
    const sheets = [
      { name: 'Biểu đồ', xml: '' },
      { name: 'Bảng', xml: table },
    ];
    const chart = rewritten({ sheets }, (xml) =>
      xml.replace('worksheet" Target="worksheets/sheet1', 'chartsheet" Target="worksheets/sheet1'),
    );
    expect((await readWorkbook(chart, 'a.xlsx')).sheets.map(({ name }) => name)).toEqual(['Bảng']);
  });
});
