import { damaged } from './unreadable-file.ts';

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const MINI_SECTOR_BYTES = 64;
const MINI_STREAM_BELOW = 4096;
const LAST_SECTOR = 0xfffffffa;
const NOBODY = 0xffffffff;
const STORAGES_AND_STREAMS = [1, 2, 5];

interface Entry {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** A file of several streams in sectors of its own, as Excel wrote until 2003 (MS-CFB). Only its top level. */
export interface CompoundFile {
  has(name: string): boolean;
  /** @throws UnreadableFile where its sectors do not hold what its entry claims */
  read(name: string): Buffer;
}

/** Follows a chain of sectors; one that comes back on itself is longer than there are sectors. */
function chain(first: number, next: Uint32Array): number[] {
  const sectors: number[] = [];
  for (let sector = first; sector < LAST_SECTOR; sector = next[sector] ?? NOBODY) {
    if (sector >= next.length || sectors.length >= next.length) throw damaged(new Error('sector chain'));
    sectors.push(sector);
  }
  return sectors;
}

/** The sectors glued together, up to `size`; a file may end within its last sector. */
function glue(source: Buffer, offsets: readonly number[], sectorBytes: number, size: number): Buffer {
  if (offsets.length * sectorBytes < size) throw damaged(new Error('stream shorter than claimed'));
  const stream = Buffer.alloc(size);
  offsets.forEach((offset, n) => {
    if (offset > source.length) throw damaged(new Error('a sector outside of the file'));
    source.copy(stream, n * sectorBytes, offset, offset + sectorBytes);
  });
  return stream;
}

class Sectors {
  readonly #bytes: Buffer;
  readonly size: number;
  readonly next: Uint32Array;

  constructor(bytes: Buffer) {
    const shift = bytes.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw damaged(new Error('sector size'));
    this.#bytes = bytes;
    this.size = 1 << shift;
    this.next = this.#allocation();
  }

  #offset(sector: number): number {
    const offset = (sector + 1) * this.size;
    if (offset >= this.#bytes.length) throw damaged(new Error('sector beyond the end'));
    return offset;
  }

  numbers(sector: number): Uint32Array {
    const bytes = glue(this.#bytes, [this.#offset(sector)], this.size, this.size);
    return new Uint32Array(bytes.buffer, bytes.byteOffset, this.size / 4);
  }

  /** Which sector follows which: a table whose own sectors are listed in the header and in a chain beyond it. */
  #allocation(): Uint32Array {
    const listed: number[] = [];
    for (let at = 76; at < HEADER_BYTES; at += 4) listed.push(this.#bytes.readUInt32LE(at));
    const atMost = this.#bytes.length / this.size;
    let more = this.#bytes.readUInt32LE(68);
    for (let steps = 0; more < LAST_SECTOR; steps++) {
      if (steps > atMost) throw damaged(new Error('sector list'));
      const numbers = this.numbers(more);
      more = numbers.at(-1) ?? NOBODY;
      listed.push(...numbers.subarray(0, -1));
    }
    const used = listed.filter((sector) => sector < LAST_SECTOR);
    if (used.length > atMost) throw damaged(new Error('sector list'));
    const table = new Uint32Array((used.length * this.size) / 4);
    used.forEach((sector, n) => {
      table.set(this.numbers(sector), (n * this.size) / 4);
    });
    return table;
  }

  read(first: number, size?: number): Buffer {
    const offsets = chain(first, this.next).map((sector) => this.#offset(sector));
    return glue(this.#bytes, offsets, this.size, size ?? offsets.length * this.size);
  }
}

function readEntries(directory: Buffer): (Entry | undefined)[] {
  return Array.from({ length: directory.length / ENTRY_BYTES }, (_, n) => {
    const entry = directory.subarray(n * ENTRY_BYTES, (n + 1) * ENTRY_BYTES);
    if (!STORAGES_AND_STREAMS.includes(entry.readUInt8(66))) return undefined;
    return {
      name: entry.toString('utf16le', 0, Math.max(0, Math.min(64, entry.readUInt16LE(64)) - 2)).toLowerCase(),
      left: entry.readUInt32LE(68),
      right: entry.readUInt32LE(72),
      child: entry.readUInt32LE(76),
      start: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    };
  });
}

/** What lies directly under the root: an embedded workbook further down is none of ours. */
function topLevel(entries: readonly (Entry | undefined)[]): Map<string, Entry> {
  const found = new Map<string, Entry>();
  const seen = new Set<number>();
  const waiting = [entries[0]?.child ?? NOBODY];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (!entry || seen.has(index)) continue;
    seen.add(index);
    if (!found.has(entry.name)) found.set(entry.name, entry);
    waiting.push(entry.left, entry.right);
  }
  return found;
}

/** @throws UnreadableFile where the file's own tables are broken */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.length < HEADER_BYTES) throw damaged(new Error('no header'));
  const sectors = new Sectors(buffer);
  const entries = readEntries(sectors.read(buffer.readUInt32LE(48)));
  const top = topLevel(entries);
  const readSmall = ({ start, size }: Entry): Buffer => {
    const small = sectors.read(entries[0]?.start ?? NOBODY);
    const table = sectors.read(buffer.readUInt32LE(60));
    const next = new Uint32Array(table.buffer, table.byteOffset, table.length / 4);
    const offsets = chain(start, next).map((sector) => sector * MINI_SECTOR_BYTES);
    return glue(small, offsets, MINI_SECTOR_BYTES, size);
  };
  return {
    has: (name) => top.has(name.toLowerCase()),
    read(name) {
      const entry = top.get(name.toLowerCase());
      if (!entry) throw damaged(new Error(`no ${name}`));
      return entry.size < MINI_STREAM_BELOW ? readSmall(entry) : sectors.read(entry.start, entry.size);
    },
  };
}
