import { damaged } from '../unreadable-file.ts';

const HEAD_BYTES = 4;

/** Walks the records of a BIFF stream: a type, a length, that many bytes (MS-XLS 2.1.4). */
export class RecordReader {
  readonly stream: Buffer;
  type = 0;
  /** Where the present record's bytes begin and end. */
  start = 0;
  end: number;

  constructor(stream: Buffer, at = 0) {
    this.stream = stream;
    this.end = at;
  }

  /** The next record, or false at the stream's end. @throws UnreadableFile where one is cut off */
  next(): boolean {
    if (this.end + HEAD_BYTES > this.stream.length) return false;
    this.type = this.stream.readUInt16LE(this.end);
    this.start = this.end + HEAD_BYTES;
    this.end = this.start + this.stream.readUInt16LE(this.end + 2);
    if (this.end > this.stream.length) throw damaged(new Error('record cut off'));
    return true;
  }

  /** The type of the record after this one. */
  ahead(): number | undefined {
    return this.end + HEAD_BYTES > this.stream.length ? undefined : this.stream.readUInt16LE(this.end);
  }

  get length(): number {
    return this.end - this.start;
  }

  #place(offset: number, bytes: number): number {
    if (offset + bytes > this.length) throw damaged(new Error(`record ${this.type} too short`));
    return this.start + offset;
  }

  u8(offset: number): number {
    return this.stream.readUInt8(this.#place(offset, 1));
  }

  u16(offset: number): number {
    return this.stream.readUInt16LE(this.#place(offset, 2));
  }

  u32(offset: number): number {
    return this.stream.readUInt32LE(this.#place(offset, 4));
  }

  f64(offset: number): number {
    return this.stream.readDoubleLE(this.#place(offset, 8));
  }
}

/** What the numbers of the records mean; those that hold no cell, no style and no sheet are passed over. */
export const RECORD = {
  formula: 0x0006,
  endOfPart: 0x000a,
  date1904: 0x0022,
  encrypted: 0x002f,
  continued: 0x003c,
  codePage: 0x0042,
  sheet: 0x0085,
  manyRk: 0x00bd,
  richLabel: 0x00d6,
  style: 0x00e0,
  merges: 0x00e5,
  strings: 0x00fc,
  sharedLabel: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  truthOrError: 0x0205,
  formulaText: 0x0207,
  row: 0x0208,
  rk: 0x027e,
  format: 0x041e,
  startOfPart: 0x0809,
} as const;
