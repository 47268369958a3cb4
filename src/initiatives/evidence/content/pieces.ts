import { setImmediate as breathe } from 'node:timers/promises';

const PIECE_BYTES = 256 * 1024;

/** A large file bit by bit, each with the end of the one before: others are answered between two of them. */
export async function* piecesOf(bytes: Buffer, overlap = 0): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield bytes.subarray(Math.max(0, at - overlap), at + PIECE_BYTES);
    await breathe();
  }
}
