import { writeXlsx } from 'hucre/xlsx';
import { xlsx, xlsxParts } from '../xlsx.ts';
import { zip } from '../zip.ts';
import { type NastyFile, reads, refused } from './nasty-file.ts';

const SOUND = { rows: '<row><c><v>7</v></c></row>' };
const ONE = [[1, '7']];
const BOOK = 'xl/workbook.xml';
const LINKS = 'xl/_rels/workbook.xml.rels';

const without = (...names: string[]): Uint8Array =>
  zip(
    Object.entries(xlsxParts({ ...SOUND, strings: '', styles: '' }))
      .filter(([name]) => !names.includes(name))
      .map(([name, data]) => ({ name, data })),
  );
const changed = (part: string, from: string | RegExp, to: string): Uint8Array => {
  const xml = String(xlsxParts(SOUND)[part]);
  if (xml.replace(from, to) === xml) throw new Error(`nothing to change in ${part}`);
  return xlsx({ ...SOUND, replace: { [part]: xml.replace(from, to) } });
};

const missing: NastyFile[] = [
  reads(ONE, 'no list of relations', () => without('_rels/.rels')),
  refused('file_not_a_workbook', 'no workbook part', () => without(BOOK)),
  refused('file_damaged', 'no relations of the workbook', () => without(LINKS)),
  refused('file_damaged', 'no sheet part', () => without('xl/worksheets/sheet1.xml')),
  reads(ONE, 'no styles although they are named', () => without('xl/styles.xml')),
  reads(ONE, 'no strings although they are named', () => without('xl/sharedStrings.xml')),
  refused('file_without_sheets', 'no sheets', () => xlsx({ sheets: [] })),
  refused('file_damaged', 'a string that is not there', () =>
    xlsx({ rows: '<row><c t="s"><v>0</v></c></row>' }),
  ),
  reads([[1, '7']], 'a style that is not there', () =>
    xlsx({ rows: '<row><c s="99999"><v>7</v></c></row>' }),
  ),
];

const TARGETS = [
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'http://127.0.0.1:9/sheet.xml',
  '\\\\server\\share\\a',
  '',
  '#',
  '/',
  '..',
  'worksheets',
  'x'.repeat(10_000),
  '%00',
  'worksheets/sheet1.xml?x',
];
const targets: NastyFile[] = [
  ...TARGETS.map((target) =>
    refused('file_damaged', `a sheet at ${JSON.stringify(target.slice(0, 40))}`, () =>
      changed(LINKS, 'Target="worksheets/sheet1.xml"', `Target="${target}"`),
    ),
  ),
  refused('file_damaged', 'a sheet outside of the file', () =>
    changed(LINKS, 'Target="work', 'TargetMode="External" Target="work'),
  ),
  ...[
    './worksheets/sheet1.xml',
    '/xl/worksheets/sheet1.xml',
    'worksheets\\sheet1.xml',
    'x/../worksheets/./sheet1.xml',
    '../../../xl/worksheets/sheet1.xml',
    'WORKSHEETS/Sheet1.XML',
  ].map((target) =>
    reads(ONE, `a sheet at ${target}`, () => changed(LINKS, 'worksheets/sheet1.xml', target)),
  ),
];

const cycles: NastyFile[] = [
  reads([], 'the workbook is its own sheet', () => changed(LINKS, 'worksheets/sheet1.xml', 'workbook.xml')),
  reads([], 'the list of relations is the sheet', () =>
    changed(LINKS, 'worksheets/sheet1.xml', '_rels/workbook.xml.rels'),
  ),
  reads([], 'the strings are the sheet', () =>
    xlsx({
      ...SOUND,
      strings: '<si/>',
      replace: {
        [LINKS]: String(xlsxParts({ ...SOUND, strings: '' })[LINKS]).replace(
          'worksheets/sheet1.xml',
          'sharedStrings.xml',
        ),
      },
    }),
  ),
  refused('file_not_a_workbook', 'the list of relations is the workbook', () =>
    changed('_rels/.rels', 'xl/workbook.xml', '_rels/.rels'),
  ),
  refused('file_not_a_workbook', 'a sheet is the workbook', () =>
    changed('_rels/.rels', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'),
  ),
  reads(ONE, 'one relation twice', () => changed(LINKS, /(<Relationship .*\/>)/, '$1$1')),
  refused('file_damaged', 'a relation that nobody has', () => changed(BOOK, 'r:id="s0"', 'r:id="s9"')),
  refused('file_damaged', 'no relation named', () => changed(BOOK, 'r:id="s0"', '')),
];

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const others: NastyFile[] = [
  refused('file_without_sheets', 'charts only', () =>
    changed(LINKS, `${OFFICE}/worksheet"`, `${OFFICE}/chartsheet"`),
  ),
  refused(
    'file_not_a_workbook',
    'a text document',
    () =>
      changed('xl/workbook.xml', /^<workbook/, '<document') &&
      xlsx({ replace: { [BOOK]: '<w:document xmlns:w="urn:w"/>' } }),
  ),
  refused('file_not_a_workbook', 'a presentation', () =>
    zip([{ name: 'ppt/presentation.xml', data: '<p/>' }]),
  ),
  refused('file_kind_not_supported', 'a binary workbook', () =>
    zip([{ name: 'xl/workbook.bin', data: 'x' }]),
  ),
  refused('file_has_macros', 'macros', () =>
    xlsx({ ...SOUND, more: [{ name: 'xl/vbaProject.bin', data: 'x' }] }),
  ),
  refused('file_has_macros', 'macros in other letters', () =>
    xlsx({ ...SOUND, more: [{ name: 'XL/VBAPROJECT.BIN', data: 'x' }] }),
  ),
  refused(
    'file_has_macros',
    'macros of a real program',
    () => writeXlsx({ sheets: [{ name: 'A', rows: [['x']] }], vbaProject: new Uint8Array([1, 2]) }),
    { fileName: 'a.xlsm' },
  ),
  refused('file_encrypted', 'a password', () =>
    writeXlsx({
      sheets: [{ name: 'A', rows: [['x']] }],
      encryption: { password: 'mật khẩu', spinCount: 100 },
    }),
  ),
];

const NAMES = [
  '../../etc/passwd',
  '=1+1',
  '<script>',
  '',
  ' ',
  'a'.repeat(3_000),
  'Trang\n1',
  '​',
  'con',
  '..',
  '%s%n',
  "'; drop table x; --",
];
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const names = NAMES.map((name) =>
  reads(ONE, `a sheet called ${JSON.stringify(name.slice(0, 30))}`, () =>
    xlsx({ sheets: [{ name: escaped(name), xml: '<sheetData><row><c><v>7</v></c></row></sheetData>' }] }),
  ),
);
const fileNames = [
  '../../etc/passwd.xlsx',
  'C:\\a\\b.xlsx',
  'a\0b.xlsx',
  '.xlsx',
  '',
  'tệp.csv',
  `${'x'.repeat(4_000)}.xlsx`,
].map((fileName) =>
  reads(ONE, `a file called ${JSON.stringify(fileName.slice(0, 30))}`, () => xlsx(SOUND), { fileName }),
);

export const packages: NastyFile[] = [...missing, ...targets, ...cycles, ...others, ...names, ...fileNames];
