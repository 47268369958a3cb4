import { xlsx, xlsxParts } from '../xlsx.ts';
import { combinations, type NastyFile, reads, refused } from './nasty-file.ts';

const PARTS = {
  strings: '<si><t>Đồ gá hàn</t></si>',
  styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>',
  rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44667</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>chữ &amp; số</t></is></c></row>',
};

/** The file as sent over a line that broke, at so many thousandths of it. */
const cut: NastyFile[] = Array.from({ length: 80 }, (_, n) => {
  const share = (n + 1) / 81;
  return refused('file_damaged', `cut off at ${(share * 100).toFixed(0)} %`, () => {
    const whole = xlsx(PARTS);
    return whole.subarray(0, Math.max(4, Math.floor(whole.length * share)));
  });
});

/** The zip is sound, but a part was not finished: no row may be read of what is left. */
const cutParts: NastyFile[] = combinations({
  part: [
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/worksheets/sheet1.xml',
    'xl/sharedStrings.xml',
    'xl/styles.xml',
  ],
  share: [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1],
} as const).map(({ part, share }) =>
  refused('file_damaged', `${part} cut off at ${share * 100} %`, () => {
    const xml = String(xlsxParts(PARTS)[part]);
    const length = share === 1 ? xml.length - 1 : Math.floor(xml.length * share);
    return xlsx({ ...PARTS, replace: { [part]: Buffer.from(xml).subarray(0, length) } });
  }),
);

const bytes = (text: string) => () => Buffer.from(text, 'latin1');
const MAGIC: readonly (readonly [string, string])[] = [
  ['a page of paper', '%PDF-1.7\n%\xe2\xe3'],
  ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['a photo', '\xff\xd8\xff\xe0\0\x10JFIF'],
  ['a moving picture', 'GIF89a\x01\0\x01\0'],
  ['a rar archive', 'Rar!\x1a\x07\x01\0'],
  ['a 7z archive', '7z\xbc\xaf\x27\x1c'],
  ['a gz archive', '\x1f\x8b\x08\0'],
  ['a text document', '{\\rtf1\\ansi'],
];
const renamed: NastyFile[] = [
  ...MAGIC.flatMap(([name, magic]) =>
    ['a.xlsx', 'a.csv', 'a.xls'].map((fileName) =>
      refused('file_not_a_workbook', `${name} called ${fileName}`, bytes(`${magic}${'\0x'.repeat(100)}`), {
        fileName,
      }),
    ),
  ),
  ...[
    '<html><table><tr><td>1</td></tr></table></html>',
    '<?xml version="1.0"?><Workbook/>',
    '<!DOCTYPE html>',
    ' \n<table>',
  ].map((text) =>
    refused('file_kind_not_supported', `the page ${text.slice(0, 12)} called a.xls`, bytes(text), {
      fileName: 'a.xls',
    }),
  ),
  reads([[1, 'a', 'b']], 'csv called a.xlsx', bytes('a,b\n')),
  reads([[1, 'a', 'b']], 'csv called a.xls', bytes('a;b\n'), { fileName: 'a.xls' }),
  reads(
    [
      [1, 'Đồ gá hàn', '16/04/2022'],
      [2, 'chữ & số'],
    ],
    'a workbook called a.csv',
    () => xlsx(PARTS),
    { fileName: 'a.csv' },
  ),
  refused('file_empty', 'nothing', bytes('')),
  refused('file_damaged', 'four bytes of a zip', bytes('PK\x03\x04')),
  refused('file_damaged', 'the end of a zip', bytes('PK\x05\x06')),
  refused(
    'file_damaged',
    'noise behind the sign of a zip',
    bytes(`PK\x03\x04${'\x9c\x07noise'.repeat(500)}`),
  ),
  refused('file_too_large', 'a byte more than may be', () => Buffer.alloc(20 * 1024 * 1024 + 1, 'a,b\n')),
];

export const cutFiles: NastyFile[] = [...cut, ...cutParts, ...renamed];
