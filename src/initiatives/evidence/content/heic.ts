import { nameAt, partCounter, type Size } from './picture.ts';
import { damaged } from './unfit.ts';

/** HEVC pictures and bursts of them; mif1 and msf1 are the general names, which AVIF uses too. */
const BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'];

interface Box {
  readonly name: string;
  readonly content: Buffer;
}

/** Whether the file calls itself one of these, in its first box. */
export function isHeic(bytes: Buffer): boolean {
  if (bytes.length < 16 || nameAt(bytes, 4) !== 'ftyp') return false;
  const length = bytes.readUInt32BE(0);
  if (length < 16 || length > 1024 || length > bytes.length) return false;
  for (let at = 8; at + 4 <= length; at += 4)
    if (at !== 12 && BRANDS.includes(nameAt(bytes, at))) return true;
  return false;
}

/** The largest of the sizes that the file names: tiles are smaller than the picture made of them. */
export function heicSize(bytes: Buffer): Size {
  const boxes = boxesOf(bytes);
  const properties = boxes
    .filter(({ name }) => name === 'meta')
    .flatMap(({ content }) => boxesOf(content.subarray(4)))
    .filter(({ name }) => name === 'iprp')
    .flatMap(({ content }) => boxesOf(content))
    .filter(({ name }) => name === 'ipco')
    .flatMap(({ content }) => boxesOf(content));
  const sizes = properties
    .filter(({ name, content }) => name === 'ispe' && content.length >= 12)
    .map(({ content }) => ({ width: content.readUInt32BE(4), height: content.readUInt32BE(8) }));
  if (!boxes.some(({ name }) => name === 'mdat')) throw damaged();
  return sizes.reduce((most, size) => (areaOf(size) > areaOf(most) ? size : most), { width: 0, height: 0 });
}

const areaOf = ({ width, height }: Size): number => width * height;

/** Boxes side by side, which must fill the bytes exactly. */
function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  const count = partCounter();
  for (let at = 0; at < bytes.length; ) {
    count();
    if (at + 8 > bytes.length) throw damaged();
    const { length, head } = measure(bytes, at);
    if (length < head || at + length > bytes.length) throw damaged();
    boxes.push({ name: nameAt(bytes, at + 4), content: bytes.subarray(at + head, at + length) });
    at += length;
  }
  return boxes;
}

/** A length of 1 means that it stands in the next eight bytes, 0 that the box goes on to the end. */
function measure(bytes: Buffer, at: number): { length: number; head: number } {
  const length = bytes.readUInt32BE(at);
  if (length === 0) return { length: bytes.length - at, head: 8 };
  if (length !== 1) return { length, head: 8 };
  if (at + 16 > bytes.length) throw damaged();
  return { length: Number(bytes.readBigUInt64BE(at + 8)), head: 16 };
}
