import { columnName } from '../../../src/workbook/workbook.ts';
import { xlsx } from '../xlsx.ts';
import { type NastyFile, reads, refused } from './nasty-file.ts';
import { cell, lines, ONE, ONE_ROW, sheet } from './sheet-xml.ts';

const merges = (refs: readonly string[]) =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
const WHOLE = [
  'A1:XFD1048576',
  'A:XFD',
  '1:1048576',
  'XFD1048576:A1',
  'A1:A1',
  '',
  'A1',
  'x:y',
  'A0:B0',
  'A1:ZZZ9999999',
  '$A$1:$B$2',
  'A1:B2:C3',
];
const spread: NastyFile[] = [
  ...WHOLE.map((ref) => reads(ONE, `the merge ${ref || 'of nothing'}`, () => sheet(ONE_ROW, merges([ref])))),
  reads(ONE, '50.000 merges over one another', () =>
    sheet(ONE_ROW, merges(Array(50_000).fill('A1:XFD1048576'))),
  ),
  refused(
    'file_too_many_merges',
    '200.000 merges',
    () => sheet(ONE_ROW, merges(Array(200_000).fill('A1:B1'))),
    { isBomb: true },
  ),
  ...[
    'dataValidation',
    'conditionalFormatting',
    'protectedRange',
    'ignoredError',
    'hyperlink',
    'autoFilter',
  ].map((name) =>
    reads(ONE, `${name} over the whole sheet, 5.000 times`, () =>
      sheet(
        ONE_ROW,
        `<${name} sqref="A1:XFD1048576" ref="A1:XFD1048576" type="list"><formula1>A1</formula1></${name}>`.repeat(
          5_000,
        ),
      ),
    ),
  ),
  reads(ONE, 'columns that all are named', () =>
    sheet(ONE_ROW, '', `<cols>${lines(16_384, (n) => `<col min="${n}" max="16384" width="9"/>`)}</cols>`),
  ),
  reads(ONE, 'dimensions that lie', () => sheet(ONE_ROW, '', '<dimension ref="A1:XFD1048576"/>')),
  reads(ONE, 'tables, pictures and other sheets’ elements', () =>
    sheet(
      ONE_ROW,
      '<extLst><ext><x14:v xmlns:x14="urn:x"><v>8</v></x14:v></ext></extLst><tableParts><tablePart/></tableParts>',
    ),
  ),
];

const ALL_COLUMNS = lines(16_384, (n) => `<c r="${columnName(n - 1)}?" s="1"/>`);
const blank = (n: number) => `<row r="${n + 1}" s="4" customFormat="1">${'<c s="4"/>'.repeat(12)}</row>`;
/** Fourteen cells of which none comes again. */
const varied = (n: number) =>
  `<row>${[1, 2, 3, 4, 5, 6, 7].map((c) => cell(n * 14 + c) + cell(`Đồ gá hàn số ${n}.${c}`, ' t="str"')).join('')}</row>`;
const manyTexts = (count: number) => lines(count, (n) => `<si><t>${n}</t></si>`);

/** As much as may be, which takes as much memory as may be. */
const fullest: NastyFile[] = [
  {
    name: '99.999 rows of 14 cells',
    expected: { sheets: 1, rowCount: 99_999 },
    bytes: () => sheet(lines(99_999, varied)),
    isBomb: true,
  },
  {
    name: 'nearly two million strings',
    expected: { sheets: 1, rowCount: 1 },
    bytes: () => xlsx({ rows: ONE_ROW, strings: manyTexts(1_990_000) }),
    isBomb: true,
  },
  refused(
    'file_unpacks_too_large',
    'a million strings that nobody uses beside a million cells',
    () =>
      xlsx({ rows: lines(20_000, (n) => `<row>${cell(n).repeat(51)}</row>`), strings: manyTexts(1_000_000) }),
    { isBomb: true },
  ),
];

const large: NastyFile[] = [
  reads(ONE, 'a tail of 50.000 styled blank rows', () => sheet(ONE_ROW + lines(50_000, blank)), {
    isBomb: true,
  }),
  reads(ONE, 'a million blank rows', () => sheet(ONE_ROW + lines(1_048_575, (n) => `<row r="${n + 1}"/>`)), {
    isBomb: true,
  }),
  reads(
    [
      [1, '7'],
      [1_048_576, '8'],
    ],
    'the first row and the last',
    () => sheet(`${ONE_ROW}<row r="1048576">${cell(8)}</row>`),
  ),
  refused(
    'file_too_many_rows',
    'a million rows',
    () => sheet(lines(1_048_576, (n) => `<row r="${n}">${cell(n)}</row>`)),
    { isBomb: true },
  ),
  refused(
    'file_too_many_rows',
    'a million rows of ten cells',
    () => sheet(lines(300_000, (n) => `<row>${cell(n).repeat(10)}</row>`)),
    { isBomb: true },
  ),
  refused('file_damaged', 'one row too many for any program', () =>
    sheet(`<row r="1048577">${cell(1)}</row>`),
  ),
  refused('file_too_many_columns', '16.384 columns', () => sheet(`<row>${cell(1).repeat(16_384)}</row>`)),
  refused('file_too_many_columns', 'the last column in 200 rows', () =>
    sheet(lines(200, () => `<row><c r="XFD1"><v>1</v></c></row>`)),
  ),
  reads(
    ONE,
    '16.384 blank columns in 100 rows',
    () =>
      sheet(
        ONE_ROW +
          lines(100, (row) => `<row r="${row + 1}">${ALL_COLUMNS.replaceAll('?', `${row + 1}`)}</row>`),
      ),
    { isBomb: true },
  ),
  refused('file_too_many_columns', 'a cell in the last column', () =>
    sheet('<row><c r="XFD1"><v>1</v></c></row>'),
  ),
  refused(
    'file_too_many_cells',
    'more than two million cells',
    () => sheet(lines(32_000, (n) => `<row>${cell(n).repeat(64)}</row>`)),
    { isBomb: true },
  ),
  refused('file_cell_too_long', 'a cell of 32.768 letters', () =>
    sheet(`<row>${cell('ệ'.repeat(32_768), ' t="str"')}</row>`),
  ),
  reads([[1, '😀'.repeat(16_383)]], 'a cell of as many letters as may be', () =>
    sheet(`<row>${cell('😀'.repeat(16_383), ' t="str"')}</row>`),
  ),
  refused('file_too_many_sheets', '51 sheets', () =>
    xlsx({ sheets: Array.from({ length: 51 }, (_, n) => ({ name: `${n}`, xml: '' })) }),
  ),
  refused('file_too_many_sheets', '1.900 sheets', () =>
    xlsx({ sheets: Array.from({ length: 1_900 }, (_, n) => ({ name: `${n}`, xml: '' })) }),
  ),
  refused('file_unpacks_too_large', '70.000 cell styles', () =>
    xlsx({ rows: ONE_ROW, styles: `<cellXfs>${lines(70_000, (n) => `<xf numFmtId="${n}"/>`)}</cellXfs>` }),
  ),
  refused('file_unpacks_too_large', '70.000 number formats', () =>
    xlsx({
      rows: ONE_ROW,
      styles: `<numFmts>${lines(70_000, (n) => `<numFmt numFmtId="${n}" formatCode="d${n}"/>`)}</numFmts>`,
    }),
  ),
  reads(ONE, '60.000 fonts', () =>
    xlsx({
      rows: ONE_ROW,
      styles: `<fonts>${lines(60_000, (n) => `<font><sz val="${n}"/></font>`)}</fonts>`,
    }),
  ),
  reads(ONE, 'a number format of 30.000 signs', () =>
    xlsx({
      rows: ONE_ROW,
      styles: `<numFmts><numFmt numFmtId="170" formatCode="${'[\\_*&quot;'.repeat(3_000)}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>`,
    }),
  ),
  reads([[1, 'a']], 'strings that say they are four thousand million', () =>
    xlsx({ rows: '<row><c t="s"><v>0</v></c></row>', strings: '<si><t>a</t></si>', replace: {} }),
  ),
  refused(
    'file_unpacks_too_large',
    'three million blank strings',
    () => xlsx({ rows: ONE_ROW, strings: '<si/>'.repeat(3_000_000) }),
    { isBomb: true },
  ),
];

export const sizes: NastyFile[] = [...spread, ...large, ...fullest];
