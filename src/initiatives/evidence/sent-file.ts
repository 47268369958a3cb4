import { createHash } from 'node:crypto';
import { piecesOf } from './content/pieces.ts';

/** As somebody sent it: the name is anything, and so may be the bytes. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
}

export async function sentFile(name: string, bytes: Buffer): Promise<SentFile> {
  const hash = createHash('sha256');
  for await (const piece of piecesOf(bytes)) hash.update(piece);
  return { name, bytes, sha256: hash.digest('hex') };
}
