import { worksheet, xlsxParts } from '../xlsx.ts';
import { zip } from '../zip.ts';
import { type NastyFile, refused } from './nasty-file.ts';
import { member, repeated, type Trick, trickZip } from './trick-zip.ts';

const MEBIBYTE = 1024 * 1024;
const SHEET = 'xl/worksheets/sheet1.xml';
const CELL = '<row><c><v>1</v></c></row>';

const parts = (sheets: number): Trick[] => {
  const list = Array.from({ length: sheets }, (_, n) => ({
    name: `${n}`,
    xml: `<sheetData>${CELL}</sheetData>`,
  }));
  return Object.entries(xlsxParts({ sheets: list, strings: '', styles: '' })).map(([name, data]) =>
    member(name, data),
  );
};

/** A sound workbook in which one part is another. */
const withPart = (part: Trick, more: Partial<Trick> = {}): Uint8Array =>
  trickZip(parts(1).map((one) => (one.name === part.name ? { ...part, ...more } : one)));

const bomb = (code: Parameters<typeof refused>[0], name: string, bytes: NastyFile['bytes']): NastyFile =>
  refused(code, name, bytes, { isBomb: true });

/** Packs about fifty to one, so that only what comes out in all tells of it. */
const MARKUP = Array.from(
  { length: 2_000 },
  (_, n) => `<a b="${(n * 2_654_435_761) >>> 0}${' '.repeat(490)}"/>`,
).join('');
const sheetOf = (mebibytes: number, piece = MARKUP) =>
  repeated(SHEET, '<worksheet>', piece, Math.round((mebibytes * MEBIBYTE) / piece.length), '</worksheet>');
const zeros = (name: string, mebibytes: number) => repeated(name, '', '\0'.repeat(MEBIBYTE), mebibytes, '');

const onePart: NastyFile[] = [
  bomb('file_unpacks_too_large', 'a gibibyte of zeros, owned up to', () => withPart(zeros(SHEET, 1024))),
  bomb('file_damaged', 'a gibibyte of zeros that claims to be a kilobyte', () =>
    withPart(zeros(SHEET, 1024), { size: 1000 }),
  ),
  bomb('file_damaged', 'a gibibyte of zeros that claims to be 100 MiB', () =>
    withPart(zeros(SHEET, 1024), { size: 100 * MEBIBYTE }),
  ),
  bomb('file_unpacks_too_large', '190 MiB of blank rows', () =>
    withPart(sheetOf(190, '<row/>'.repeat(100_000))),
  ),
  bomb('file_unpacks_too_large', '210 MiB of markup, packed without exaggeration', () =>
    withPart(sheetOf(210)),
  ),
  bomb('file_damaged', '210 MiB of markup that claims to be 190 MiB', () =>
    withPart(sheetOf(210), { size: 190 * MEBIBYTE }),
  ),
  bomb('file_unpacks_too_large', 'a gibibyte in a part that nobody reads', () =>
    trickZip([...parts(1), zeros('xl/media/a.bin', 1024)]),
  ),
  ...(
    [
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/sharedStrings.xml',
    ] as const
  ).flatMap((name) => [
    bomb('file_damaged', `150 MiB of zeros as ${name}`, () => withPart(zeros(name, 150))),
    bomb('file_unpacks_too_large', `60 MiB of blank elements as ${name}`, () =>
      withPart(repeated(name, '<a>', '<b/>'.repeat(100_000), 150, '</a>')),
    ),
  ]),
];

const manyParts: NastyFile[] = [
  bomb('file_unpacks_too_large', '50 sheets of 5 MiB each', () =>
    trickZip(
      parts(50).map((part) => (part.name.includes('sheet') ? { ...sheetOf(5), name: part.name } : part)),
    ),
  ),
  bomb('file_damaged', '50 sheets of 5 MiB each that claim to be small', () =>
    trickZip(
      parts(50).map((part) =>
        part.name.includes('sheet') ? { ...sheetOf(5), name: part.name, size: 99 } : part,
      ),
    ),
  ),
  bomb('file_unpacks_too_large', '2.000 pictures of 1 MiB', () =>
    trickZip([...parts(1), ...Array.from({ length: 1_990 }, (_, n) => zeros(`xl/media/${n}.png`, 1))]),
  ),
  bomb('file_too_many_members', '60.000 members', () =>
    trickZip([...parts(1), ...Array.from({ length: 60_000 }, (_, n) => member(`${n}`, ''))]),
  ),
  bomb('file_unpacks_too_large', 'one sheet of 60 MiB listed four times', () => {
    const rels = String(
      xlsxParts({ sheets: parts(4).map(() => ({ name: 'a', xml: '' })) })['xl/_rels/workbook.xml.rels'],
    );
    const listed = rels.replace(/sheet\d+\.xml/g, 'sheet1.xml');
    return trickZip(
      parts(8).map((part) => {
        if (part.name === SHEET) return sheetOf(60);
        return part.name.endsWith('workbook.xml.rels')
          ? member(part.name, listed.replace(/s(\d)"/g, 's$1"'))
          : part;
      }),
    );
  }),
];

const shadows = (size: number, claims?: number): Uint8Array => {
  const kernel = { ...sheetOf(size), ...(claims === undefined ? {} : { size: claims }) };
  const others = parts(50).filter(({ name }) => !name.includes('sheet'));
  const sheets = Array.from({ length: 50 }, (_, n) => ({
    ...kernel,
    name: `xl/worksheets/sheet${n + 1}.xml`,
    isShadow: n > 0,
  }));
  return trickZip([...others, ...sheets]);
};

const overlapping: NastyFile[] = [
  bomb('file_unpacks_too_large', '50 members in one place, 5 MiB each', () => shadows(5)),
  bomb('file_damaged', '50 members in one place that claim to be small', () => shadows(5, 1000)),
  bomb('file_damaged', 'a member that reaches over those behind it', () =>
    withPart(member(SHEET, worksheet('')), { packedSize: 3000, size: 90_000 }),
  ),
];

const NESTED = zip([{ name: 'a.bin', data: Buffer.alloc(30 * MEBIBYTE), deflate: true }]);
const nested: NastyFile[] = [
  bomb('file_not_a_workbook', 'a zip of a zip', () => zip([{ name: 'a.zip', data: NESTED }])),
  bomb('file_damaged', 'a zip in the place of a sheet', () => withPart(member(SHEET, NESTED))),
  bomb('file_not_a_workbook', 'a workbook in a zip', () =>
    zip([{ name: 'a.xlsx', data: trickZip(parts(1)) }]),
  ),
];

const endless = (name: string, open: string, piece: string, close: string): NastyFile =>
  bomb('file_damaged', name, () =>
    withPart(repeated(SHEET, `<worksheet>${open}`, piece.repeat(10), 6_000, `${close}</worksheet>`)),
  );

const TEXT = Array.from({ length: 100 }, (_, n) => `${(n * 2_654_435_761) >>> 0} `).join('');
const markup: NastyFile[] = [
  endless('a comment of 60 MiB', '<!--', TEXT, '-->'),
  endless('a text of 60 MiB', '<a>', TEXT, '</a>'),
  endless('an attribute of 60 MiB', '<a b="', TEXT, '"/>'),
  endless('an instruction of 60 MiB', '<?a ', TEXT, '?>'),
  endless('a CDATA section of 60 MiB', '<a><![CDATA[', TEXT, ']]></a>'),
  endless('60 MiB of comments', '', `<!-- ${TEXT} -->`, ''),
  endless('60 MiB of white space', '', `\n${TEXT.replace(/\d/g, ' ')}`, ''),
  endless('a cell of 60 MiB', '<sheetData><row><c t="str"><v>', TEXT, '</v></c></row></sheetData>'),
  endless('60 MiB of attributes', '<a ', TEXT.replace(/(\d+) /g, 'a$1="" '), '/>'),
  endless('60 MiB of references', '<a>', '&#65;&amp;'.repeat(100), '</a>'),
];

export const bombs: NastyFile[] = [...onePart, ...manyParts, ...overlapping, ...nested, ...markup];
