import { partCounter, type Size } from './picture.ts';
import { damaged } from './unfit.ts';

const APP0 = 0xe0;
const START_OF_SCAN = 0xda;
const END = Buffer.from([0xff, 0xd9]);

/** C0–CF are frames, but for the tables C4 and CC and the reserved C8. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Of these no length follows: none may stand before the picture's data. */
const isBare = (marker: number): boolean => marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd9);

/** Walks the segments up to the picture's data. Phones append a second picture or a film, so the tail stays unread. */
export function jpegSize(bytes: Buffer): Size {
  let size: Size | null = null;
  const count = partCounter();
  let at = 2;
  for (;;) {
    count();
    if (bytes[at] !== 0xff) throw damaged();
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1] ?? 0;
    if (isBare(marker) || at + 4 > bytes.length) throw damaged();
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) throw damaged();
    const content = bytes.subarray(at + 4, at + 2 + length);
    if (marker === APP0) checkJfif(content);
    if (isFrame(marker)) size = frameSize(content);
    at += 2 + length;
    if (marker === START_OF_SCAN) break;
  }
  if (!size || bytes.lastIndexOf(END) < at) throw damaged();
  return size;
}

/** Its length follows from what it says; a longer one is where a script hides from who looks at the beginning only. */
function checkJfif(content: Buffer): void {
  if (content.toString('latin1', 0, 5) !== 'JFIF\0') return;
  if (content.length < 14) throw damaged();
  const thumbnail = 3 * content.readUInt8(12) * content.readUInt8(13);
  if (content.length !== 14 + thumbnail) throw damaged();
}

function frameSize(content: Buffer): Size {
  if (content.length < 6) throw damaged();
  return { height: content.readUInt16BE(1), width: content.readUInt16BE(3) };
}
