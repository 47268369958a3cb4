import { compoundFile } from '../compound-file.ts';
import { ods, openDocument } from '../ods.ts';
import { begin, END_OF_PART, f64, record, u32, unicode, xls, xlsStream } from '../xls.ts';
import { type NastyFile, reads, refused } from './nasty-file.ts';

const label = (row: number, column: number, text: string) => record(0x0204, row, column, 0, unicode(text));
const number = (row: number, column: number, value: number) => record(0x0203, row, column, 0, f64(value));
const SOUND = [label(0, 0, 'Đồ gá'), number(0, 1, 7), label(3, 0, '=1+1')];
const SOUND_READ = [
  [1, 'Đồ gá', '7'],
  [4, '=1+1'],
];
const book = (records: readonly Buffer[]) => xls({ sheets: [{ name: 'A', records }] });
const sound = () => Buffer.from(book(SOUND));
const XLS = { fileName: 'a.xls' };
const old = (code: Parameters<typeof refused>[0], name: string, bytes: NastyFile['bytes'], isBomb = false) =>
  refused(code, name, bytes, { ...XLS, isBomb });

const xlsFiles: NastyFile[] = [
  reads(SOUND_READ, 'a sound xls', sound, XLS),
  reads(SOUND_READ, 'an xls called xlsx', sound),
  ...[8, 100, 511, 512, 600, 1_024, 1_500].map((length) =>
    old('file_damaged', `an xls cut off at ${length} bytes`, () => sound().subarray(0, length)),
  ),
  old('file_not_a_workbook', 'a compound file of something else', () =>
    compoundFile([{ name: 'WordDocument', data: Buffer.alloc(10) }]),
  ),
  old('file_encrypted', 'a password of today', () =>
    compoundFile([{ name: 'EncryptedPackage', data: Buffer.alloc(10) }]),
  ),
  old('file_encrypted', 'a password of 1997', () =>
    xls({ sheets: [{ name: 'A', records: SOUND }], book: [record(0x002f, 1, 1, 1)] }),
  ),
  old('file_has_macros', 'an xls with macros', () =>
    xls({
      sheets: [{ name: 'A', records: SOUND }],
      beside: [
        { name: '_VBA_PROJECT_CUR', data: Buffer.alloc(0), inside: { name: 'VBA', data: Buffer.alloc(10) } },
      ],
    }),
  ),
  old('file_too_many_columns', 'a cell in column 255', () => book([number(0, 255, 1)])),
  old(
    'file_too_many_rows',
    'more rows than may be',
    () =>
      xls({
        sheets: [0, 1].map((n) => ({
          name: `${n}`,
          records: Array.from({ length: 65_536 }, (_, row) => number(row, 0, row)),
        })),
      }),
    true,
  ),
  old('file_too_many_sheets', '60 sheets', () =>
    xls({ sheets: Array.from({ length: 60 }, (_, n) => ({ name: `${n}`, records: SOUND })) }),
  ),
  old('file_damaged', 'two cells in one place', () => book([number(0, 0, 1), number(0, 0, 2)])),
  old('file_damaged', 'a text that says it is longer than it is', () =>
    book([record(0x0204, 0, 0, 0, 60_000, Buffer.from([1, 65, 0]))]),
  ),
  old('file_damaged', 'a record that reaches over the end', () =>
    compoundFile([
      {
        name: 'Workbook',
        data: Buffer.concat([
          xlsStream({ sheets: [{ name: 'A', records: SOUND }] }).subarray(0, -6),
          Buffer.from([0x04, 0x02, 0xff, 0xff]),
        ]),
      },
    ]),
  ),
  old('file_damaged', 'a sheet that is nowhere', () =>
    compoundFile([
      {
        name: 'Workbook',
        data: Buffer.concat([
          begin(5),
          record(0x0085, u32(0x7fffffff), Buffer.from([0, 0]), unicode('A', 1)),
          END_OF_PART,
        ]),
      },
    ]),
  ),
];

const ODS = { fileName: 'a.ods' };
const line = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`;
const words = (text: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
const odsNo = (
  code: Parameters<typeof refused>[0],
  name: string,
  bytes: NastyFile['bytes'],
  isBomb = false,
) => refused(code, name, bytes, { ...ODS, isBomb });
const odsFiles: NastyFile[] = [
  reads(
    [
      [1, 'Đồ gá'],
      [3, '', '=1+1'],
    ],
    'a sound ods',
    () =>
      ods(line(words('Đồ gá')) + line('<table:table-cell/>') + line(`<table:table-cell/>${words('=1+1')}`)),
    ODS,
  ),
  reads(
    [[1, 'a']],
    'a blank tail of a million rows and all columns',
    () =>
      ods(
        line(words('a')) +
          line(
            '<table:table-cell table:number-columns-repeated="16384"/>',
            ' table:number-rows-repeated="1048575"',
          ),
      ),
    ODS,
  ),
  odsNo(
    'file_too_many_rows',
    'one row repeated a million times',
    () => ods(line(words('a'), ' table:number-rows-repeated="1048576"')),
    true,
  ),
  odsNo('file_too_many_columns', 'one cell repeated 16.384 times', () =>
    ods(line(words('a', ' table:number-columns-repeated="16384"'))),
  ),
  odsNo(
    'file_too_many_cells',
    'a block of two million cells',
    () => ods(line(words('a', ' table:number-columns-repeated="64"'), ' table:number-rows-repeated="40000"')),
    true,
  ),
  odsNo('file_xml_doctype', 'a document type', () =>
    openDocument('', '', [{ name: 'content.xml', data: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }]),
  ),
  odsNo('file_damaged', 'an entity', () => ods(line(words('&nbsp;')))),
  odsNo('file_damaged', 'content cut off', () =>
    openDocument('', '', [{ name: 'content.xml', data: '<office:document-content>' }]),
  ),
  odsNo('file_not_a_workbook', 'a text document', () => openDocument('<office:text/>')),
  odsNo('file_without_sheets', 'no sheets', () => openDocument('<office:spreadsheet/>')),
  odsNo('file_encrypted', 'a password', () =>
    openDocument('<office:spreadsheet/>', '', [
      { name: 'META-INF/manifest.xml', data: '<manifest:encryption-data/>' },
    ]),
  ),
  odsNo('file_has_macros', 'an ods with macros', () =>
    openDocument('<office:spreadsheet><table:table table:name="A"/></office:spreadsheet>', '', [
      { name: 'Basic/Standard/Module1.xml', data: 'x' },
    ]),
  ),
  odsNo('file_xml_too_deep', 'nested too deep', () =>
    ods(line(words('<text:span>'.repeat(80) + '</text:span>'.repeat(80)))),
  ),
];

export const oldFormats: NastyFile[] = [...xlsFiles, ...odsFiles];
