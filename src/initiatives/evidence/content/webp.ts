import { nameAt, partCounter, type Size } from './picture.ts';
import { damaged, unfit } from './unfit.ts';

/** Walks every chunk of the RIFF file; the first one says how large the picture is. */
export function webpSize(bytes: Buffer): Size {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length || end < 30) throw damaged();
  if (bytes.length - end > end % 2) throw unfit('evidence_extra_content');
  const names = new Set<string>();
  const count = partCounter();
  for (let at = 12; at < end; ) {
    count();
    if (at + 8 > end) throw damaged();
    names.add(nameAt(bytes, at));
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
    if (at > end + 1) throw damaged();
  }
  if (!['VP8 ', 'VP8L', 'ANMF'].some((name) => names.has(name))) throw damaged();
  return firstSize(bytes);
}

/** The chunk at 12, its content at 20. */
function firstSize(bytes: Buffer): Size {
  switch (nameAt(bytes, 12)) {
    case 'VP8X':
      return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
    case 'VP8L': {
      if (bytes[20] !== 0x2f) throw damaged();
      const bits = bytes.readUInt32LE(21);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      if (bytes.readUIntBE(23, 3) !== 0x9d012a) throw damaged();
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    default:
      throw damaged();
  }
}
