import { damaged } from '../unreadable-file.ts';
import { RECORD, type RecordReader } from './record-reader.ts';

const WIDE = 1;
const PHONETIC = 4;
const RICH = 8;

/** Bytes as text of the code page that a file before 1997 names. */
export type DecodeBytes = (bytes: Uint8Array) => string;

/**
 * Reads on from within a record into those that continue it. Where a text is cut, the continuation says
 * anew whether its letters take one byte or two.
 */
export class StringReader {
  readonly #records: RecordReader;
  #at: number;

  /** `offset` counts from the record's first byte. */
  constructor(records: RecordReader, offset: number) {
    this.#records = records;
    this.#at = records.start + offset;
  }

  /** False where the record and all that continue it are read through. */
  hasMore(): boolean {
    return this.#at < this.#records.end || this.#records.ahead() === RECORD.continued;
  }

  /** Passes on to the next record of the chain where this one is read through. */
  #turn(): boolean {
    if (this.#at < this.#records.end) return false;
    if (this.#records.ahead() !== RECORD.continued || !this.#records.next())
      throw damaged(new Error('text cut off'));
    this.#at = this.#records.start;
    return true;
  }

  #u8(): number {
    while (this.#turn());
    return this.#records.stream.readUInt8(this.#at++);
  }

  u16(): number {
    return this.#u8() + this.#u8() * 0x100;
  }

  u32(): number {
    return this.u16() + this.u16() * 0x10000;
  }

  #skip(bytes: number): void {
    for (let left = bytes; left > 0; ) {
      while (this.#turn());
      const step = Math.min(left, this.#records.end - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  #letters(count: number, flags: number): string {
    let wide = flags & WIDE;
    let text = '';
    for (let left = count; left > 0; ) {
      while (this.#turn()) if (this.#records.length > 0) wide = this.#u8() & WIDE;
      const fits = wide ? (this.#records.end - this.#at) >> 1 : this.#records.end - this.#at;
      if (fits === 0) throw damaged(new Error('letter cut in two'));
      const step = Math.min(left, fits);
      const end = this.#at + (wide ? step * 2 : step);
      text += this.#records.stream.toString(wide ? 'utf16le' : 'latin1', this.#at, end);
      this.#at = end;
      left -= step;
    }
    return text;
  }

  /** A text of so many letters with what decorates it, which is passed over (MS-XLS 2.5.293). */
  unicode(count: number): string {
    const flags = this.#u8();
    const runs = flags & RICH ? this.u16() : 0;
    const phonetic = flags & PHONETIC ? this.u32() : 0;
    const text = this.#letters(count, flags);
    this.#skip(runs * 4 + phonetic);
    return text;
  }

  /** A text of so many bytes, as files before 1997 hold it. */
  bytes(count: number, decode: DecodeBytes): string {
    const pieces: Buffer[] = [];
    for (let left = count; left > 0; ) {
      while (this.#turn());
      const step = Math.min(left, this.#records.end - this.#at);
      pieces.push(this.#records.stream.subarray(this.#at, this.#at + step));
      this.#at += step;
      left -= step;
    }
    return decode(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces));
  }
}
