import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A member of a zip file with everything that its headers say of it, true or not. */
export interface Trick {
  readonly name: string;
  /** As packed; `size` and `crc` are of what comes out. */
  readonly packed: Uint8Array;
  readonly size: number;
  readonly crc: number;
  readonly method?: number;
  readonly flags?: number;
  /** What the central directory says of the packed size; the truth where nothing is said. */
  readonly packedSize?: number;
  /** Sizes and checksum only behind the data, as streaming writers do. */
  readonly isStreamed?: boolean;
  /** Has no place of its own, but points to that of the member before. */
  readonly isShadow?: boolean;
}

export function member(name: string, data: string | Uint8Array, more: Partial<Trick> = {}): Trick {
  const bytes = Buffer.from(data as string);
  return { name, packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes), method: 8, ...more };
}

/** A piece packed once and unpacked many times over: bombs of any size are made in no time. */
export function repeated(name: string, first: string, piece: string, times: number, last: string): Trick {
  const pack = (text: string, finish: boolean) =>
    deflateRawSync(text, { finishFlush: finish ? constants.Z_FINISH : constants.Z_FULL_FLUSH });
  const pieces = Array<Uint8Array>(times).fill(pack(piece, false));
  let crc = crc32(first);
  for (let n = 0; n < times; n++) crc = crc32(piece, crc);
  return {
    name,
    packed: Buffer.concat([pack(first, false), ...pieces, pack(last, true)]),
    size: first.length + piece.length * times + last.length,
    crc: crc32(last, crc),
    method: 8,
  };
}

function header(
  signature: number,
  fields: readonly (readonly [number, 2 | 4])[],
  ...tail: Uint8Array[]
): Buffer {
  const parts = fields.map(([value, size]) => {
    const bytes = Buffer.alloc(size);
    bytes.writeUIntLE(value, 0, size);
    return bytes;
  });
  const start = Buffer.alloc(4);
  start.writeUInt32LE(signature);
  return Buffer.concat([start, ...parts, ...tail]);
}

function local(trick: Trick): Buffer {
  const { name, packed, size, crc, method = 8, flags = 0, isStreamed = false } = trick;
  const told = isStreamed ? [0, 0, 0] : [crc, packed.length, size];
  const sizes = told.map((value) => [value, 4] as const);
  const bytes = Buffer.from(name);
  const head = header(
    0x04034b50,
    [
      [20, 2],
      [flags | 0x800 | (isStreamed ? 8 : 0), 2],
      [method, 2],
      [0, 4],
      ...sizes,
      [bytes.length, 2],
      [0, 2],
    ],
    bytes,
  );
  const behind = header(0x08074b50, [
    [crc, 4],
    [packed.length, 4],
    [size, 4],
  ]);
  return Buffer.concat(isStreamed ? [head, packed, behind] : [head, packed]);
}

function central(trick: Trick, offset: number): Buffer {
  const { name, packed, size, crc, method = 8, flags = 0, isStreamed = false } = trick;
  const bytes = Buffer.from(name);
  const sizes = [crc, trick.packedSize ?? packed.length, size].map((value) => [value, 4] as const);
  return header(
    0x02014b50,
    [
      [20, 2],
      [20, 2],
      [flags | 0x800 | (isStreamed ? 8 : 0), 2],
      [method, 2],
      [0, 4],
      ...sizes,
      [bytes.length, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    ],
    bytes,
  );
}

interface Around {
  readonly before?: Uint8Array;
  readonly comment?: string;
  readonly after?: Uint8Array;
  /** How many members the end of the directory speaks of. */
  readonly count?: number;
}

export function trickZip(
  tricks: readonly Trick[],
  { before, comment = '', after, count }: Around = {},
): Uint8Array {
  const parts: Uint8Array[] = before ? [before] : [];
  let end = before?.length ?? 0;
  let start = end;
  const directory = tricks.map((trick) => {
    if (!trick.isShadow) {
      start = end;
      const bytes = local(trick);
      parts.push(bytes);
      end += bytes.length;
    }
    return central(trick, start);
  });
  const size = directory.reduce((sum, bytes) => sum + bytes.length, 0);
  const members = count ?? tricks.length;
  const tail = Buffer.from(comment);
  const last = header(
    0x06054b50,
    [
      [0, 2],
      [0, 2],
      [members, 2],
      [members, 2],
      [size, 4],
      [end, 4],
      [tail.length, 2],
    ],
    tail,
  );
  return Buffer.concat([...parts, ...directory, last, ...(after ? [after] : [])]);
}
