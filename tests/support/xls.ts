import { compoundFile, type Stream } from './compound-file.ts';

/** One record of a BIFF stream. */
export function record(type: number, ...pieces: readonly (Uint8Array | number)[]): Buffer {
  const data = Buffer.concat(pieces.map((piece) => (typeof piece === 'number' ? u16(piece) : piece)));
  return Buffer.concat([u16(type), u16(data.length), data]);
}

export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function f64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** A text as workbooks hold it since 1997, its length in one byte or two. */
export function unicode(text: string, lengthBytes: 1 | 2 = 2): Buffer {
  const length = lengthBytes === 1 ? Buffer.from([text.length]) : u16(text.length);
  return Buffer.concat([length, Buffer.from([1]), Buffer.from(text, 'utf16le')]);
}

export const begin = (kind: number, version = 0x0600): Buffer =>
  record(0x0809, version, kind, 0, 0, u32(0), u32(0));
export const END_OF_PART = record(0x000a);

interface XlsSheet {
  readonly name: string;
  readonly records: readonly Buffer[];
  /** 1 hidden, 2 very hidden. */
  readonly state?: number;
  /** 0 cells, 1 macros, 2 a chart, 6 a program. */
  readonly kind?: number;
}

interface XlsParts {
  readonly sheets: readonly XlsSheet[];
  /** Records of the first part, after its beginning. */
  readonly book?: readonly Buffer[];
  /** What stands beside the workbook in the compound file. */
  readonly beside?: readonly Stream[];
}

/** The stream of a workbook of hand-written records. */
export function xlsStream({ sheets, book = [] }: XlsParts): Buffer {
  const listed = (at: readonly number[]) =>
    sheets.map(({ name, state = 0, kind = 0 }, n) =>
      record(0x0085, u32(at[n] ?? 0), Buffer.from([state, kind]), unicode(name, 1)),
    );
  const first = (at: readonly number[]) => Buffer.concat([begin(5), ...book, ...listed(at), END_OF_PART]);
  const parts = sheets.map(({ records }) => Buffer.concat([begin(0x10), ...records, END_OF_PART]));
  let at = first([]).length;
  const starts = parts.map((part) => {
    at += part.length;
    return at - part.length;
  });
  return Buffer.concat([first(starts), ...parts]);
}

export const xls = (parts: XlsParts): Uint8Array =>
  compoundFile([{ name: 'Workbook', data: xlsStream(parts) }, ...(parts.beside ?? [])]);
