import { xlsx } from '../xlsx.ts';
import { type NastyFile, reads } from './nasty-file.ts';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** What a spreadsheet would run, kept as the text that it is. */
const FORMULAS = [
  '=1+1',
  "=cmd|'/C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '=HYPERLINK("http://127.0.0.1:9")',
  '＝1+1',
  '=',
  '+84 912 345 678',
  '-',
  '@',
  "'=1",
];
const TEXTS = [
  '  hai đầu  ',
  'một\nhai',
  'a\tb',
  '​',
  '\u00a0',
  'e\u0302\u0323',
  '\u202eabc',
  '😀',
  '\ufffd',
  '\ufeffx',
  '-0',
  '1e5',
  '0x10',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  '<b>',
  '&amp;',
  '"',
  "'",
  '%s%n%x',
  '../../etc/passwd',
  'NULL',
  '\u2028',
  '_x',
  '_x12_',
  '_xZZZZ_',
];
const shared = [...FORMULAS, ...TEXTS].map((text) =>
  reads([[1, text]], `the shared text ${JSON.stringify(text)}`, () =>
    xlsx({ strings: `<si><t>${escaped(text)}</t></si>`, rows: '<row><c t="s"><v>0</v></c></row>' }),
  ),
);
const inline = [...FORMULAS, ...TEXTS].map((text) =>
  reads([[1, text]], `the text ${JSON.stringify(text)} in its cell`, () =>
    xlsx({ rows: `<row><c t="inlineStr"><is><t>${escaped(text)}</t></is></c></row>` }),
  ),
);

const ROWS: readonly (readonly [string, string, readonly string[]])[] = [
  ['a formula without a value', '<c><f>SUM(A1)</f></c><c><v>1</v></c>', ['', '1']],
  ['a formula with a blank value', '<c t="str"><f>B1</f><v></v></c><c><v>1</v></c>', ['', '1']],
  ['a formula that fails', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', ['#DIV/0!']],
  [
    'a formula that is shared',
    '<c><f t="shared" ref="A1:A9" si="0">B1</f><v>3</v></c><c><f t="shared" si="0"/><v>4</v></c>',
    ['3', '4'],
  ],
  ['a formula of other files', '<c t="str"><f>[1]Sheet1!A1</f><v>x</v></c>', ['x']],
  ['truths', '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="b"><v>7</v></c>', ['TRUE', 'FALSE', 'FALSE']],
  [
    'numbers',
    '<c><v>1E3</v></c><c><v>-0</v></c><c><v>.5</v></c><c><v>007</v></c><c><v>+5</v></c>',
    ['1000', '0', '0.5', '7', '5'],
  ],
  [
    'numbers that are none',
    '<c><v>1,5</v></c><c><v>1e999</v></c><c><v>0x1F</v></c><c><v>١٢</v></c>',
    ['1,5', '1e999', '0x1F', '١٢'],
  ],
  [
    'numbers too exact',
    '<c><v>0.1000000000000000055511151231257827</v></c><c><v>99999999999999999999</v></c>',
    ['0.1', '100000000000000000000'],
  ],
  ['a text called a number', '<c t="n"><v>Tổng</v></c>', ['Tổng']],
  ['an unknown kind of cell', '<c t="zz"><v>5</v></c>', ['5']],
  [
    'the index of a text with spaces',
    '<c t="s"><v> 0 </v></c><c t="s"><v>00</v></c><c t="s"><v></v></c><c><v>1</v></c>',
    ['chữ', 'chữ', '', '1'],
  ],
  ['escapes', '<c t="str"><v>_x000D__x000a__x0000_a_x005F_x0041__xD83D_</v></c>', ['\na_x0041_\ufffd']],
  ['CDATA', '<c t="str"><v>a<![CDATA[<&]]>b<!-- c -->d<?e?></v></c>', ['a<&bd']],
  ['line ends', '<c t="str"><v>a\r\nb\rc&#13;d&#13;&#10;e</v></c>', ['a\nb\nc\nd\ne']],
  [
    'days out of the calendar',
    '<c s="1"><v>-1</v></c><c s="1"><v>0</v></c><c s="1"><v>60</v></c><c s="1"><v>2958466</v></c><c s="1"><v>1e300</v></c>',
    ['-1', '0', '29/02/1900', '2958466', '1e+300'],
  ],
  [
    'days as text that are none',
    '<c t="d"><v>2022-02-30</v></c><c t="d"><v>9999-99-99</v></c><c t="d"><v></v></c><c t="d"><v>2022-05-31T24:00:00</v></c>',
    ['2022-02-30', '9999-99-99', '', '31/05/2022'],
  ],
  [
    'a style that is no number',
    '<c s="x"><v>1</v></c><c s="-1"><v>2</v></c><c s="1e9"><v>3</v></c><c s="__proto__"><v>4</v></c>',
    ['1', '2', '3', '4'],
  ],
];
const cells = ROWS.map(([name, row, expected]) =>
  reads([[1, ...expected]], name, () =>
    xlsx({
      strings: '<si><t>chữ</t></si>',
      styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>',
      rows: `<row>${row}</row>`,
    }),
  ),
);

export const contents: NastyFile[] = [...shared, ...inline, ...cells];
