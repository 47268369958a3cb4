import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../src/workbook/limits.ts';
import { SheetReader } from '../../src/workbook/sheet.ts';
import { UnreadableFile } from '../../src/workbook/unreadable-file.ts';
import type { Sheet } from '../../src/workbook/workbook.ts';
import { XmlScanner, type XmlSink } from '../../src/workbook/xml/scanner.ts';
import { Utf8Window } from '../../src/workbook/xml/utf8-window.ts';

/** As the scanner reads it in pieces of this size: the sheet or why not, and how many elements it met. */
function readIn(xml: string, size: number, quickly: boolean): { sheet: Sheet | string; elements: number } {
  const reader = new SheetReader('Trang', {
    strings: [
      { kind: 'text', text: 'Gá hàn' },
      { kind: 'text', text: 'Xe đẩy' },
    ],
    dateStyles: [false, true],
    date1904: false,
    budget: new Budget(),
  });
  const usual: XmlSink = {
    open: (name, tag) => reader.open(name, tag),
    close: (name) => reader.close(name),
    text: (run) => reader.text(run),
  };
  const scanner = new XmlScanner(quickly ? reader : usual);
  const window = new Utf8Window();
  const bytes = Buffer.from(xml);
  try {
    for (let at = 0; at < bytes.length; at += size) {
      window.add(bytes.subarray(at, at + size));
      window.drop(scanner.scan(window.bytes, window.limit));
    }
    window.end();
    window.drop(scanner.scan(window.bytes, window.limit));
    scanner.end(window.bytes);
    return { sheet: reader.finish(false), elements: scanner.elements };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { sheet: error.code, elements: -1 };
  }
}

const both = (xml: string, size = xml.length) => {
  const quick = readIn(xml, size, true);
  expect(quick).toEqual(readIn(xml, size, false));
  return quick.sheet;
};

const sheetOf = (row: string): string =>
  `<worksheet><sheetData><row r="1">${row}</row></sheetData></worksheet>`;

const attribute = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ' r="A1"',
      ' r="B1"',
      ' r="AAAA1"',
      ' s="0"',
      ' s="1"',
      ' t="s"',
      ' t="inlineStr"',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[' r="$D$1"', ' r="a1"', ' r="1"', ' r=""', ' r="ZZ1"', ' s="x"', ' t="str"', ' t="n"', ' t="b"'],
      ...[
        ' t="e"',
        ' t="d"',
        ' t=""',
        " r='E1'",
        ' cm="1"',
        '  r="F1"',
        ' r = "G1"',
        ' t="&#115;"',
        'r="H1"',
      ],
      ' x:r="A1"',
    ),
  },
);
const text = fc.oneof(
  fc.constantFrom('', '0', '1', '2', '44700', '1e3', '-5', ' 7 ', 'TRUE', '#REF!', '2022-05-10', 'Bàn gá'),
  fc.constantFrom(
    'a &amp; b',
    'a > b',
    ']]>',
    'a\r\nb',
    '\u0001',
    '&',
    '&lt;',
    '<![CDATA[x]]>',
    '<!-- -->',
    '_x000D_',
  ),
  fc.string({ maxLength: 6 }),
);
const wrap = fc.constantFrom<[string, string]>(
  ['<v>', '</v>'],
  ['<v>', '</v>'],
  ['<v>', '</v>'],
  ['<is><t>', '</t></is>'],
  ['<is><t>', '</t></is>'],
  ['<is><t xml:space="preserve">', '</t></is>'],
  ['<is><t xml:space="default">', '</t></is>'],
  ['<is><r><t>', '</t></r></is>'],
  ['<is><rPh><t>', '</t></rPh></is>'],
  ['<f>1+1</f><v>', '</v>'],
  ['<v>', '</w>'],
  ['<v>', ''],
  ['<v ', '/>'],
  ['<v>1</v><v>', '</v>'],
  ['<c r="C1"><v>', '</v></c>'],
  [' <v>', '</v> '],
);
const cell = fc
  .tuple(
    fc.constantFrom('c', 'c', 'c', 'c', 'c', 'c', 'c', 'x:c', 'cc', 'C'),
    fc.array(attribute, { maxLength: 4 }),
    wrap,
    text,
  )
  .map(([name, attributes, [before, behind], inside]) =>
    inside === '/'
      ? `<${name}${attributes.join('')}/>`
      : `<${name}${attributes.join('')}>${before}${inside}${behind}</${name}>`,
  );

describe('a cell read in one go', () => {
  it('is the cell that the scanner would have read, or none, however it is written and cut', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 4 }), fc.integer({ min: 1, max: 90 }), (cells, size) => {
        const xml = sheetOf(cells.join(''));
        both(xml, size);
      }),
      { numRuns: 1_500 },
    );
  }, 90_000);

  it.each([
    ['a number', '<c r="B1" s="0"><v>12</v></c>', { kind: 'number', text: '12', value: 12 }],
    [
      'a day',
      '<c r="B1" s="1" t="n"><v>44691</v></c>',
      { kind: 'date', text: '10/05/2022', value: '2022-05-10' },
    ],
    ['a shared text', '<c t="s" r="B1"><v>1</v></c>', { kind: 'text', text: 'Xe đẩy' }],
    [
      'a text of its own',
      '<c r="B1" t="inlineStr"><is><t>Bàn gá</t></is></c>',
      { kind: 'text', text: 'Bàn gá' },
    ],
    [
      'one with spaces',
      '<c r="B1" t="inlineStr"><is><t xml:space="preserve"> a</t></is></c>',
      { kind: 'text', text: ' a' },
    ],
  ])('may be %s', (_, written, read) => {
    expect(both(sheetOf(written))).toMatchObject({ rows: [{ cells: [{ kind: 'empty' }, read] }] });
  });

  it('is not looked for inside of another', () => {
    expect(both(sheetOf('<c r="A1"><v><c r="B1"><v>1</v></c></v></c>'))).toEqual(
      readIn(sheetOf('<c r="A1"><v><c r="B1"><v>1</v></c></v></c>'), 500, false).sheet,
    );
    expect(both(`<worksheet>${'<a>'.repeat(62)}<sheetData><row r="1"><c r="A1"><v>1</v></c></row>`)).toBe(
      'file_xml_too_deep',
    );
  });
});
