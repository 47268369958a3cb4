import { crc32, deflateSync } from 'node:zlib';
import { type Member, zip } from '../../support/zip.ts';

const uint16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const littleEndian = (value: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntLE(value, 0, length);
  return bytes;
};
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A decision on one empty page; `comment` makes one differ from another. */
export const pdf = (comment = '', version = '1.7'): Buffer =>
  latin1(
    `%PDF-${version}\n%${comment}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n` +
      'xref\n0 3\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n9\n%%EOF\n',
  );

export const segment = (marker: number, content: Buffer | string): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), uint16(content.length + 2), Buffer.from(content as string)]);

const JFIF = Buffer.concat([latin1('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0])]);

/** As cameras write it, with what stands before its picture and behind it. */
export function jpeg({
  width = 4000,
  height = 3000,
  before = [] as Buffer[],
  after = '' as Buffer | string,
} = {}): Buffer {
  const frame = Buffer.concat([
    Buffer.from([8]),
    uint16(height),
    uint16(width),
    Buffer.from([1, 1, 0x11, 0]),
  ]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(before.length > 0 ? before : [segment(0xe0, JFIF)]),
    segment(0xdb, Buffer.alloc(65)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(20)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0x00, 0x56]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from(after as string),
  ]);
}

export const chunk = (name: string, content: Buffer | string): Buffer => {
  const body = Buffer.concat([latin1(name), Buffer.from(content as string)]);
  return Buffer.concat([uint32(content.length), body, uint32(crc32(body))]);
};

export function png({
  width = 2,
  height = 2,
  more = [] as Buffer[],
  after = '' as Buffer | string,
} = {}): Buffer {
  return Buffer.concat([
    latin1('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 2, 0, 0, 0])])),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(14))),
    chunk('IEND', ''),
    Buffer.from(after as string),
  ]);
}

const riffChunk = (name: string, content: Buffer): Buffer =>
  Buffer.concat([latin1(name), littleEndian(content.length, 4), content, Buffer.alloc(content.length % 2)]);

/** In its three kinds: lossy, lossless, extended. */
export function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X' = 'VP8 ', width = 640, height = 480): Buffer {
  const lossy = Buffer.concat([
    Buffer.from([0x10, 0, 0, 0x9d, 0x01, 0x2a]),
    littleEndian(width & 0x3fff, 2),
    littleEndian(height & 0x3fff, 2),
    Buffer.alloc(6),
  ]);
  const bits = ((width - 1) & 0x3fff) | (((height - 1) & 0x3fff) << 14);
  const chunks = {
    'VP8 ': [riffChunk('VP8 ', lossy)],
    VP8L: [
      riffChunk('VP8L', Buffer.concat([Buffer.from([0x2f]), littleEndian(bits >>> 0, 4), Buffer.alloc(9)])),
    ],
    VP8X: [
      riffChunk(
        'VP8X',
        Buffer.concat([Buffer.alloc(4), littleEndian(width - 1, 3), littleEndian(height - 1, 3)]),
      ),
      riffChunk('VP8 ', lossy),
    ],
  }[kind];
  const content = Buffer.concat([latin1('WEBP'), ...chunks]);
  return Buffer.concat([latin1('RIFF'), littleEndian(content.length, 4), content]);
}

export const box = (name: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([uint32(body.length + 8), latin1(name), body]);
};

/** A picture of tiles, as telephones write it. */
export function heic({ brand = 'heic', width = 4032, height = 3024, data = true } = {}): Buffer {
  const size = (w: number, h: number): Buffer => box('ispe', Buffer.alloc(4), uint32(w), uint32(h));
  return Buffer.concat([
    box('ftyp', latin1(`${brand}\0\0\0\0mif1${brand}`)),
    box(
      'meta',
      Buffer.alloc(4),
      box('hdlr', Buffer.alloc(20)),
      box('iprp', box('ipco', size(512, 512), size(width, height))),
    ),
    ...(data ? [box('mdat', Buffer.alloc(40))] : []),
  ]);
}

const MAIN = {
  docx: [
    'word/document.xml',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  ],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
} as const;

export const contentTypes = (...overrides: (readonly [string, string])[]): Member => ({
  name: '[Content_Types].xml',
  deflate: true,
  data: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides
    .map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
    .join('')}</Types>`,
});

/** A Word or Excel file of the least parts, with further members. */
export function office(kind: keyof typeof MAIN, ...more: Member[]): Buffer {
  const members = [contentTypes(MAIN[kind]), { name: MAIN[kind][0], data: '<x/>', deflate: true }, ...more];
  return Buffer.from(zip(members));
}
