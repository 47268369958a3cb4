import { readTable } from '../../../src/imports/table/table.ts';
import { readWorkbook } from '../../../src/workbook/read-workbook.ts';
import { UnreadableFile } from '../../../src/workbook/unreadable-file.ts';
import { type Random, randomOf } from './random.ts';

/** Pieces that mean something to one reader or another, put where they do not belong. */
const LUMPS = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  '=',
  ';',
  ',',
  '\t',
  '|',
  '\n',
  '\r',
  ' ',
  ':',
  '0',
  '1',
  '9',
  '-',
  '.',
  'e',
  '#',
  '</c>',
  '<c>',
  '<row>',
  '</row>',
  '<v>',
  '<!--',
  '-->',
  ']]>',
  '&#0;',
  '&amp;',
  '&nbsp;',
  '99999999999',
  '-1',
  '1e999',
  'XFD1048576',
  't="s"',
  's="9"',
  'r="A1"',
  'NaN',
  '=1+1',
  '_x0000_',
  'ệ',
  '\u0301',
  '\ufeff',
  '\0',
  '😀',
].map((text) => Buffer.from(text));
const PLAIN = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', ' ,;:/()-.'].map(
  (set) => Buffer.from(set),
);
const BYTES = [0x00, 0x01, 0x7f, 0x80, 0xc3, 0xff].map((byte) => Buffer.from([byte]));

/** Letters and digits become others: the form stays, the places and values do not. */
function misspelt(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = Buffer.from(bytes);
  for (let count = 1 + random.below(6); count > 0; ) {
    const at = random.below(changed.length);
    const known = PLAIN.find((set) => set.includes(changed[at] as number));
    if (!known) continue;
    changed[at] = known[random.below(known.length)] as number;
    count--;
  }
  return changed;
}

/** One to four bytes or pieces put in, taken out, overwritten or repeated. */
function battered(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = Buffer.from(bytes);
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(changed.length + 1);
    const lump = random.one([random.one(LUMPS), random.one(BYTES), Buffer.from([random.below(256)])]);
    const from = random.below(changed.length + 1);
    const piece = changed.subarray(from, from + random.below(40));
    const [inserted, taken] = random.one([
      [lump, 0],
      [lump, lump.length],
      [piece, 0],
      [Buffer.alloc(0), 1 + random.below(20)],
      [lump, random.below(4)],
    ] as const);
    changed = Buffer.concat([changed.subarray(0, at), inserted, changed.subarray(at + taken)]);
  }
  return changed;
}

export const mutated = (bytes: Uint8Array, random: Random): Uint8Array =>
  random.below(2) === 0 ? misspelt(bytes, random) : battered(bytes, random);

/** Reads and, where it can be read, looks for the table; a defect is thrown on. */
async function fateOf(bytes: Uint8Array, fileName: string): Promise<'read' | 'refused'> {
  try {
    const { sheets } = await readWorkbook(bytes, fileName);
    for (const sheet of sheets) await readTable(sheet);
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableFile) return 'refused';
    throw error;
  }
}

/** Makes and reads so many files; the seed of one that ends in anything but reading or refusing is named. */
export async function surviveAll(
  count: number,
  make: (random: Random) => Uint8Array,
  fileName: string,
): Promise<{ read: number; refused: number }> {
  const fates = { read: 0, refused: 0 };
  for (let seed = 1; seed <= count; seed++) {
    const fate = await fateOf(make(randomOf(seed)), fileName).catch((error: unknown) => {
      throw new Error(`seed ${seed}`, { cause: error });
    });
    fates[fate]++;
  }
  return fates;
}
