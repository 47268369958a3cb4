import { xlsx } from '../xlsx.ts';
import { type NastyFile, reads, refused } from './nasty-file.ts';
import { cell, ONE_ROW, sheet } from './sheet-xml.ts';

const PLACES: Readonly<Record<string, string>> = {
  A0: 'A',
  a1: 'A',
  $B$1: 'B',
  B7: 'B',
  C1048576: 'C',
  '': 'A',
  '?': 'A',
  '1A': 'A',
  AAAA1: 'A',
  A99999999: 'A',
  'A1:B2': 'A',
  '-1': 'A',
  R1C2: 'A',
  Ａ1: 'A',
  A1A: 'A',
  $$B1: 'A',
};
const odd = Object.entries(PLACES).map(([reference, column]) =>
  reads(
    [[1, ...Array(column.charCodeAt(0) - 65).fill(''), '7']],
    `the reference ${JSON.stringify(reference)}`,
    () => sheet(`<row>${cell(7, ` r="${reference}"`)}</row>`),
  ),
);
const ROW_NUMBERS = [
  '0',
  '-1',
  '1.5',
  'x',
  '',
  '1048577',
  '1e400',
  '99999999999999999999',
  'NaN',
  'Infinity',
  '１',
  '1 2',
];
export const places: NastyFile[] = [
  ...odd,
  ...ROW_NUMBERS.map((n) =>
    refused('file_damaged', `the row ${JSON.stringify(n)}`, () => sheet(`<row r="${n}">${cell(1)}</row>`)),
  ),
  refused('file_damaged', 'two cells in one place', () =>
    sheet(`<row>${cell(1, ' r="B1"')}${cell(2, ' r="B1"')}</row>`),
  ),
  refused('file_damaged', 'two cells in one place, out of order', () =>
    sheet(`<row>${cell(1, ' r="B1"')}${cell(2, ' r="A1"')}${cell(3)}</row>`),
  ),
  refused('file_damaged', 'two rows of one number', () =>
    sheet(`<row r="3">${cell(1)}</row><row r="2">${cell(1)}</row><row r="3">${cell(2)}</row>`),
  ),
  reads(
    [
      [1, '7'],
      [5, '', '9'],
    ],
    'rows in the wrong order',
    () => sheet(`<row r="5">${cell(9, ' r="B5"')}</row>${ONE_ROW}`),
  ),
  refused('file_damaged', 'a cell outside of the rows', () => sheet(`${ONE_ROW}${cell(2, ' r="F1"')}`)),
  refused('file_damaged', 'a row in a row', () => sheet(`<row><row>${cell(1)}</row></row>`)),
  refused('file_damaged', 'a table in a row', () => sheet(`<row>${cell(1)}<sheetData/></row>`)),
  refused('file_damaged', 'a cell in a cell', () =>
    sheet(`<row><c r="A1"><v>1</v><c r="B1"><v>2</v></c></c></row>`),
  ),
  reads([], 'values without cells', () => sheet('<row><v>1</v><t>2</t></row><v>3</v>')),
  reads([[1, '78']], 'a value in two pieces', () => sheet(`<row><c><v>7</v><v>8</v></c></row>`)),
  reads(
    [
      [1, '7'],
      [2, '8'],
    ],
    'two tables in a sheet',
    () => sheet(`${ONE_ROW}</sheetData><sheetData><row>${cell(8)}</row>`),
  ),
  reads([], 'a sheet without a table', () => xlsx({ sheets: [{ name: 'A', xml: '' }] })),
];
