import { xlsxParts } from '../xlsx.ts';
import { type NastyFile, reads, refused } from './nasty-file.ts';
import { member, type Trick, trickZip } from './trick-zip.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const ONE = [[1, '7']];
const parts = (): Trick[] =>
  Object.entries(xlsxParts({ rows: '<row><c><v>7</v></c></row>' })).map(([name, data]) => member(name, data));
const each = (change: (one: Trick) => Trick): Uint8Array => trickZip(parts().map(change));
const sheet = (change: Partial<Trick>): Uint8Array =>
  each((one) => (one.name === SHEET ? { ...one, ...change } : one));
const beside = (...names: string[]): Uint8Array =>
  trickZip([...parts(), ...names.map((name) => member(name, 'x'))]);

const sound: NastyFile[] = [
  reads(ONE, 'streamed, sizes behind the data', () => each((one) => ({ ...one, isStreamed: true }))),
  reads(ONE, 'members in reverse order', () => trickZip(parts().reverse())),
  reads(ONE, 'a comment at the end', () => trickZip(parts(), { comment: 'PK\x05\x06 Trang 1' })),
  reads(ONE, 'names in capitals', () => each((one) => ({ ...one, name: one.name.toUpperCase() }))),
  reads(ONE, 'names with a slash in front', () => each((one) => ({ ...one, name: `/${one.name}` }))),
  reads(ONE, 'paths with the other slashes', () =>
    each((one) => ({ ...one, name: one.name.replaceAll('/', '\\') })),
  ),
  reads(ONE, 'something of its own in front', () =>
    trickZip(parts(), { before: Buffer.from('PK\x03\x04 a program that unpacks itself') }),
  ),
  reads(ONE, 'two members in one place', () => {
    const [first, ...rest] = parts();
    return trickZip(first ? [first, { ...first, name: 'xl/media/a.png', isShadow: true }, ...rest] : []);
  }),
];

const oddNames = [
  '../../etc/passwd',
  '..\\..\\windows\\system.ini',
  '/etc/passwd',
  'C:\\x',
  'xl/../../x',
  'a\nb',
  'xl/worksheets/',
  '__MACOSX/._a',
  'CON',
  'tệp/đơn vị.xml',
  '%2e%2e/x',
  '~/x',
  '',
  '\0',
  'x'.repeat(5_000),
].map((name) => reads(ONE, `a member called ${JSON.stringify(name.slice(0, 30))}`, () => beside(name)));

const broken: NastyFile[] = [
  refused('file_damaged', 'a wrong checksum', () => sheet({ crc: 1 })),
  refused('file_damaged', 'a size too small', () => sheet({ size: 3 })),
  refused('file_damaged', 'a size too large', () => sheet({ size: 3_000 })),
  refused('file_damaged', 'a packed size too small', () => sheet({ packedSize: 3 })),
  refused('file_damaged', 'a packed size beyond the file', () => sheet({ packedSize: 1_000_000 })),
  refused('file_damaged', 'no sizes anywhere but behind the data', () =>
    sheet({ isStreamed: true, size: 0, packedSize: 0 }),
  ),
  ...[1, 6, 9, 12, 14, 93, 99].map((method) =>
    refused('file_damaged', `packing ${method}, which nobody has`, () => sheet({ method })),
  ),
  refused('file_encrypted', 'a sheet with a password', () => sheet({ flags: 1 })),
  refused('file_damaged', 'strongly encrypted, as no workbook is', () => sheet({ flags: 0x41 })),
  refused('file_damaged', 'noise instead of packed data', () =>
    sheet({ packed: Buffer.from('no deflate at all') }),
  ),
  refused('file_damaged', 'stored data called packed', () => sheet({ packed: Buffer.from('<worksheet/>') })),
  refused('file_damaged', 'two members of one name', () => beside(SHEET)),
  refused('file_damaged', 'two members of one name in other letters', () => beside(SHEET.toUpperCase())),
  refused('file_damaged', 'more members promised than there are', () => trickZip(parts(), { count: 40 })),
  refused('file_damaged', 'a directory that is cut short', () => trickZip(parts()).subarray(0, -40)),
  refused('file_damaged', 'something in front that moves every place', () =>
    Buffer.concat([Buffer.from('PK\x03\x04 moved'), trickZip(parts())]),
  ),
  refused('file_damaged', 'something behind the end', () =>
    trickZip(parts(), { after: Buffer.alloc(100_000, 0x41) }),
  ),
  refused('file_not_a_workbook', 'no members at all', () => trickZip([])),
];

export const archives: NastyFile[] = [...sound, ...oddNames, ...broken];
