import { setImmediate as breathe } from 'node:timers/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { type Budget, LIMITS } from './limits.ts';
import { damaged, UnreadableFile } from './unreadable-file.ts';

const CHUNK_BYTES = 256 * 1024;

/** The members of a zip file; names are compared without regard to case, as the format asks. */
export interface Zip {
  has(name: string): boolean;
  some(matches: (name: string) => boolean): boolean;
  /** The member's bytes, unpacked piece by piece and counted; the event loop turns between two pieces. */
  read(name: string): AsyncGenerator<Uint8Array>;
}

const tooLarge = () => new UnreadableFile('file_unpacks_too_large', { limit: LIMITS.unpackedBytes });

/** Where a member ends up has no meaning here (nothing is written), so odd paths are kept, not refused. */
function nameOf(entry: Entry): string {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  return name.replace(/^\/+/, '').toLowerCase();
}

async function listMembers(archive: ZipFile): Promise<Map<string, Entry>> {
  if (archive.entryCount > LIMITS.members)
    throw new UnreadableFile('file_too_many_members', { limit: LIMITS.members });
  const members = new Map<string, Entry>();
  let claimed = 0;
  for await (const entry of archive.eachEntry()) {
    const name = nameOf(entry);
    // two members of one name read differently in different programs
    if (members.has(name)) throw damaged(new Error('two members of one name'));
    members.set(name, entry);
    claimed += entry.uncompressedSize;
    if (claimed > LIMITS.unpackedBytes) throw tooLarge();
  }
  return members;
}

async function* stored(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < packed.length; at += CHUNK_BYTES) yield packed.subarray(at, at + CHUNK_BYTES);
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  inflate.end(packed);
  try {
    yield* inflate;
  } catch (error) {
    throw damaged(error);
  }
}

async function packedBytes(archive: ZipFile, entry: Entry, bytes: Uint8Array): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new UnreadableFile('file_encrypted');
  if (!entry.canDecodeFileData()) throw damaged(new Error('unknown compression'));
  const { fileDataStart } = await archive
    .readLocalFileHeaderPromise(entry, { minimal: true })
    .catch((error) => {
      throw damaged(error);
    });
  return bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
}

/** Passes the pieces on while it holds the entry to what it claims, and the file to its limits. */
async function* counted(pieces: AsyncIterable<Uint8Array>, entry: Entry, budget: Budget) {
  let size = 0;
  let checksum = 0;
  for await (const piece of pieces) {
    size += piece.length;
    budget.spend('unpackedBytes', piece.length);
    if (size > LIMITS.ratioFreeBytes && size > entry.compressedSize * LIMITS.ratio) throw tooLarge();
    if (size > entry.uncompressedSize) throw damaged(new Error('larger than claimed'));
    checksum = crc32(piece, checksum);
    yield piece;
    await breathe();
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32)
    throw damaged(new Error('checksum differs'));
}

/** @throws UnreadableFile where the bytes are no sound zip file, or ask for more than `LIMITS` */
export async function openZip(bytes: Uint8Array, budget: Budget): Promise<Zip> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // names are decoded and sizes compared here: the library would refuse the whole file for a member nobody reads
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
  const archive = await fromBufferPromise(buffer, options).catch((error) => {
    throw damaged(error);
  });
  const members = await listMembers(archive).catch((error) => {
    throw error instanceof UnreadableFile ? error : damaged(error);
  });
  return {
    has: (name) => members.has(name.toLowerCase()),
    some: (matches) => [...members.keys()].some(matches),
    async *read(name) {
      const entry = members.get(name.toLowerCase());
      if (!entry) throw damaged(new Error(`no ${name}`));
      const packed = await packedBytes(archive, entry, bytes);
      yield* counted(entry.compressionMethod === 0 ? stored(packed) : inflated(packed), entry, budget);
    },
  };
}
