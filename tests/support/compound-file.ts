const SECTOR = 512;
const FREE = 0xffffffff;
const END = 0xfffffffe;
const TABLE = 0xfffffffd;
const NONE = 0xffffffff;

/** Where the parts of the file below stand, for tests that break them. */
export const PLACES = {
  firstTableSector: 76,
  directorySector: 48,
  smallTableSector: 60,
  moreTables: 68,
} as const;

export interface Stream {
  readonly name: string;
  readonly data: Uint8Array;
  /** A storage instead, whose only child is this. */
  readonly inside?: Stream;
}

const sectorsOf = (bytes: number): number => Math.ceil(bytes / SECTOR);

function entry(
  name: string,
  type: number,
  links: readonly [number, number, number],
  start: number,
  size: number,
) {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE(name.length * 2 + 2, 64);
  bytes.writeUInt8(type, 66);
  bytes.writeUInt8(1, 67);
  links.forEach((link, n) => {
    bytes.writeUInt32LE(link, 68 + n * 4);
  });
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
}

/** A compound file (MS-CFB) of these streams at its top; each is filled up to 4096 bytes, so that none is small. */
export function compoundFile(streams: readonly Stream[]): Uint8Array {
  const flat = streams.flatMap((one) => (one.inside ? [one, one.inside] : [one]));
  const contents = flat.map(({ data }) =>
    Buffer.concat([data, Buffer.alloc(Math.max(0, 4096 - data.length))]),
  );
  const directorySectors = sectorsOf((flat.length + 1) * 128);
  const used = directorySectors + contents.reduce((sum, data) => sum + sectorsOf(data.length), 0);
  let tableSectors = 1;
  while (tableSectors * (SECTOR / 4) < used + tableSectors) tableSectors++;
  const next = new Uint32Array((tableSectors * SECTOR) / 4).fill(FREE);
  next.fill(TABLE, 0, tableSectors);
  let free = tableSectors;
  const allot = (count: number): number => {
    const first = free;
    for (let n = 0; n < count; n++, free++) next[free] = n === count - 1 ? END : free + 1;
    return first;
  };
  const directoryAt = allot(directorySectors);
  const starts = contents.map((data) => allot(sectorsOf(data.length)));
  const index = new Map(flat.map((one, n) => [one, n + 1]));
  const top = streams.map((one) => index.get(one) ?? NONE);
  const entries = flat.map((one, n) => {
    const right = top[top.indexOf(n + 1) + 1] ?? NONE;
    const isTop = top.includes(n + 1);
    const child = one.inside ? (index.get(one.inside) ?? NONE) : NONE;
    return entry(
      one.name,
      one.inside ? 1 : 2,
      [NONE, isTop ? right : NONE, child],
      starts[n] ?? 0,
      contents[n]?.length ?? 0,
    );
  });
  const directory = Buffer.concat([entry('Root Entry', 5, [NONE, NONE, top[0] ?? NONE], END, 0), ...entries]);
  const header = Buffer.alloc(SECTOR, 0);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tableSectors, 44);
  header.writeUInt32LE(directoryAt, PLACES.directorySector);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END, PLACES.smallTableSector);
  header.writeUInt32LE(END, PLACES.moreTables);
  for (let n = 0; n < 109; n++)
    header.writeUInt32LE(n < tableSectors ? n : FREE, PLACES.firstTableSector + n * 4);
  const padded = (data: Buffer) =>
    Buffer.concat([data, Buffer.alloc(sectorsOf(data.length) * SECTOR - data.length)]);
  return Buffer.concat([header, Buffer.from(next.buffer), padded(directory), ...contents.map(padded)]);
}
