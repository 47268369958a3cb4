import { crc32, deflateRawSync } from 'node:zlib';

export interface Member {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** Stored as it is unless this is set. */
  readonly deflate?: boolean;
  /** Lies told in both headers, for hostile files. */
  readonly claims?: {
    readonly size?: number;
    readonly crc?: number;
    readonly flags?: number;
    readonly method?: number;
  };
}

const bytesOf = (data: string | Uint8Array): Buffer => Buffer.from(data as string);

/** What the local and the central header have in common, from the version needed to the lengths. */
function commonHeader(member: Member, packed: Buffer): Buffer {
  const data = bytesOf(member.data);
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE((member.claims?.flags ?? 0) | 0x800, 2);
  header.writeUInt16LE(member.claims?.method ?? (member.deflate ? 8 : 0), 4);
  header.writeUInt32LE(member.claims?.crc ?? crc32(data), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(member.claims?.size ?? data.length, 18);
  header.writeUInt16LE(Buffer.byteLength(member.name), 22);
  return header;
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** A zip file of these members, in this order. */
export function zip(members: readonly Member[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const packed = member.deflate ? deflateRawSync(bytesOf(member.data)) : bytesOf(member.data);
    const common = commonHeader(member, packed);
    const name = Buffer.from(member.name);
    local.push(signature(0x04034b50), common, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(signature(0x02014b50), Buffer.from([20, 0]), common, tail, name);
    offset += 4 + common.length + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, signature(0x06054b50), end]);
}
