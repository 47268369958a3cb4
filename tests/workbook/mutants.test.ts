import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compoundFile, PLACES } from '../support/compound-file.ts';
import { contentXml } from '../support/ods.ts';
import { f64, record, u32, unicode, xlsStream } from '../support/xls.ts';
import { zip } from '../support/zip.ts';
import { mutated, mutations, readOrRefuse } from './soundness.ts';
import { cpuMillis, refusal } from './workbook-reading.ts';

const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url));
const DAMAGED = { code: 'file_damaged', params: {} };

/** Something of every kind that the reader knows. */
const STREAM = xlsStream({
  book: [
    record(0x0042, 1200),
    record(0x0022, 0),
    record(0x041e, 170, unicode('dd/mm/yyyy')),
    record(0x00e0, 0, 0, Buffer.alloc(16)),
    record(0x00e0, 0, 170, Buffer.alloc(16)),
    record(0x00fc, u32(2), u32(2), unicode('Đồ gá'), unicode('S\u00b8ng kiÕn')),
    record(0x003c, Buffer.from([1]), unicode('x')),
  ],
  sheets: [
    {
      name: 'A',
      records: [
        record(0x0208, 0, 0, 3, 255, 0, 0, 0x20, 0),
        record(0x00fd, 0, 0, 0, u32(0)),
        record(0x00fd, 0, 1, 0, u32(1)),
        record(0x0203, 0, 2, 1, f64(44_667)),
        record(0x027e, 1, 0, 0, u32(30)),
        record(0x00bd, 1, 1, 0, u32(30), 0, u32(34), 2),
        record(0x0006, 2, 0, 0, Buffer.from([0, 0, 0, 0, 0, 0, 255, 255]), 0, u32(0), 0),
        record(0x0207, unicode('Tổng')),
        record(0x0204, 2, 1, 0, unicode('dài')),
        record(0x0205, 2, 2, 0, Buffer.from([7, 1])),
        record(0x00e5, 1, 0, 1, 0, 2),
      ],
    },
    { name: 'B', state: 1, records: [] },
  ],
});

const CONTENT = Buffer.from(
  contentXml(
    '<office:spreadsheet><table:table table:name="A" table:style-name="t"><table:table-row table:number-rows-repeated="2" table:visibility="collapse"><table:table-cell office:value-type="float" office:value="12.5" table:number-columns-repeated="2"/><table:table-cell office:value-type="date" office:date-value="2022-05-31"/><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table></office:spreadsheet>',
    '<style:style style:name="t" style:family="table"><style:table-properties table:display="false"/></style:style>',
  ),
);

describe('whatever comes is read or refused, never anything else', () => {
  test('a small stream that goes on behind the end of what holds it', async () => {
    const bytes = mutated(sample('dinh-dang.xls'), [[5_226_000, 0]]);
    expect(await refusal(Buffer.from(bytes))).toEqual(DAMAGED);
  });

  test.each(['dinh-dang.xls', 'dinh-dang.ods', '02-bieu-tong-hop.xls'])(
    '%s with bytes changed',
    async (name) => {
      const bytes = sample(name);
      const seen = { read: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(mutations, async (changes) => {
          seen[await readOrRefuse(mutated(bytes, changes))]++;
        }),
        { numRuns: 500 },
      );
      expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(10);
    },
  );

  test.each(['dinh-dang.xls', 'dinh-dang.ods'])('%s cut, repeated and shuffled', async (name) => {
    const bytes = sample(name);
    const piece = fc.tuple(fc.nat(bytes.length), fc.nat(bytes.length));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const parts = pieces.map(([from, to]) => bytes.subarray(Math.min(from, to), Math.max(from, to)));
        await readOrRefuse(Buffer.concat([bytes.subarray(0, 512), ...parts, bytes.subarray(-22)]));
      }),
      { numRuns: 300 },
    );
  });

  test('a sound compound file whose workbook has bytes changed', async () => {
    const seen = { read: 0, refused: 0 };
    const telling = fc.constantFrom(0, 1, 2, 3, 6, 9, 10, 60, 127, 128, 252, 253, 255);
    const changes = fc.array(fc.tuple(fc.nat(STREAM.length - 1), fc.oneof(telling, fc.nat(255))), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(changes, async (change) => {
        seen[await readOrRefuse(compoundFile([{ name: 'Workbook', data: mutated(STREAM, change) }]))]++;
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(200);
  });

  test('a compound file whose own tables have bytes changed', async () => {
    const file = compoundFile([{ name: 'Workbook', data: STREAM }]);
    const tables = fc.array(fc.tuple(fc.nat(2_047), fc.constantFrom(0, 1, 2, 3, 8, 9, 254, 255)), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(tables, async (change) => {
        await readOrRefuse(mutated(file, change));
      }),
      { numRuns: 1_000 },
    );
  });

  test('a sound OpenDocument file whose content has characters changed', async () => {
    const seen = { read: 0, refused: 0 };
    const character = fc.constantFrom(...Buffer.from('<>/"=&;:!?[]-_ \x019AZaz\n\xc3\xff', 'latin1'));
    const changes = fc.array(fc.tuple(fc.nat(), character), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(changes, async (change) => {
        const content = { name: 'content.xml', data: mutated(CONTENT, change) };
        seen[await readOrRefuse(zip([{ name: 'mimetype', data: 'x' }, content]))]++;
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(50);
  });
});

describe('a compound file', () => {
  const file = compoundFile([{ name: 'Workbook', data: STREAM }]);
  const changed = (change: (bytes: Buffer) => void): Uint8Array => {
    const bytes = Buffer.from(file);
    change(bytes);
    return bytes;
  };

  test('is sound without any of these tricks, even where its last sector is cut', async () => {
    expect(await refusal(file)).toBe('read');
    expect(await refusal(file.subarray(0, -100))).toBe('read');
  });

  test.each<[string, Uint8Array]>([
    ['nothing but its mark', file.subarray(0, 8)],
    ['its header', file.subarray(0, 512)],
    ['half of it', file.subarray(0, file.length / 2)],
    ['a directory that follows itself', changed((bytes) => bytes.writeUInt32LE(1, 512 + 4))],
    ['a stream that follows itself', changed((bytes) => bytes.writeUInt32LE(2, 512 + 8))],
    ['a table of tables that follows itself', changed((bytes) => bytes.writeUInt32LE(3, PLACES.moreTables))],
    ['a table beyond the end', changed((bytes) => bytes.writeUInt32LE(999, PLACES.firstTableSector))],
    ['a directory beyond the end', changed((bytes) => bytes.writeUInt32LE(999, PLACES.directorySector))],
    ['sectors of an unknown size', changed((bytes) => bytes.writeUInt16LE(31, 30))],
    [
      'a stream of four gibibytes',
      changed((bytes) => bytes.writeUInt32LE(0xffffffff, 512 + 512 + 128 + 120)),
    ],
    ['a small stream without a place', changed((bytes) => bytes.writeUInt32LE(64, 512 + 512 + 128 + 120))],
  ])('with %s is damaged', async (_, bytes) => {
    const started = process.cpuUsage();
    expect(await refusal(bytes)).toEqual(DAMAGED);
    expect(cpuMillis(started)).toBeLessThan(500);
  });

  test('whose directory goes round in circles is searched once', async () => {
    const entry = 512 + 512 + 128;
    const circle = changed((bytes) => {
      bytes.writeUInt32LE(1, entry + 68);
      bytes.writeUInt32LE(1, entry + 72);
    });
    expect(await refusal(circle)).toBe('read');
  });
});
