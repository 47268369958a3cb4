import { nameAt, partCounter, type Size } from './picture.ts';
import { damaged, unfit } from './unfit.ts';

const AROUND = 12; // length, name and checksum of a chunk

/** Walks every chunk; the last one ends the file. */
export function pngSize(bytes: Buffer): Size {
  if (bytes.length < 33 || bytes.readUInt32BE(8) !== 13 || nameAt(bytes, 12) !== 'IHDR') throw damaged();
  let hasData = false;
  const count = partCounter();
  let at = 8;
  for (;;) {
    count();
    if (at + AROUND > bytes.length) throw damaged();
    const name = nameAt(bytes, at + 4);
    if (!/^[A-Za-z]{4}$/.test(name)) throw damaged();
    if (name === 'IDAT') hasData = true;
    at += AROUND + bytes.readUInt32BE(at);
    if (name === 'IEND') break;
  }
  if (at > bytes.length || !hasData) throw damaged();
  if (at < bytes.length) throw unfit('evidence_extra_content');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
