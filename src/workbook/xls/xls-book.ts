import { setImmediate as breathe } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { textCell } from '../cells.ts';
import { composed } from '../composed.ts';
import { isBuiltinDateFormat, isDateFormat } from '../dates.ts';
import { type Budget, LIMITS } from '../limits.ts';
import { damaged, UnreadableFile } from '../unreadable-file.ts';
import type { Cell } from '../workbook.ts';
import { RECORD, type RecordReader } from './record-reader.ts';
import { type DecodeBytes, StringReader } from './string-reader.ts';

const VERSION_1997 = 0x0600;
const VERSION_1995 = 0x0500;
const STRINGS_A_TURN = 10_000;

/** What a listed sheet is made of. */
const CELLS = 0;
const CHART = 2;

export interface SheetPlace {
  readonly name: string;
  readonly hidden: boolean;
  /** Where in the stream it begins. */
  readonly at: number;
}

/** Windows' own code pages, by the numbers that the file may name; any other is taken for Western. */
function decoderOf(codePage: number): DecodeBytes {
  const known = codePage === 874 || (codePage >= 1250 && codePage <= 1258);
  const decoder = new TextDecoder(`windows-${known ? codePage : 1252}`);
  return (bytes) => composed(decoder.decode(bytes));
}

/** Reads the workbook's first part: the sheets, and what their cells refer to. */
export class XlsBook {
  readonly sheets: SheetPlace[] = [];
  readonly strings: Cell[] = [];
  readonly budget: Budget;
  date1904 = false;
  /** True for the letters of one or two bytes that files have since 1997. */
  unicode = true;
  decode: DecodeBytes = decoderOf(1252);
  readonly #styles: number[] = [];
  readonly #dateFormats = new Map<number, boolean>();

  constructor(budget: Budget) {
    this.budget = budget;
  }

  /** Index = the style number that a cell names: does it show numbers as dates. */
  dateStyles(): boolean[] {
    return this.#styles.map((format) => this.#dateFormats.get(format) ?? isBuiltinDateFormat(format));
  }

  /** Takes one record. @throws UnreadableFile where the workbook is not for us */
  take(record: RecordReader): void | Promise<void> {
    switch (record.type) {
      case RECORD.startOfPart:
        return this.#start(record.u16(0));
      case RECORD.encrypted:
        throw new UnreadableFile('file_encrypted');
      case RECORD.date1904:
        this.date1904 = record.u16(0) === 1;
        return;
      case RECORD.codePage:
        this.decode = decoderOf(record.u16(0));
        return;
      case RECORD.style:
        this.budget.spend('styles');
        this.#styles.push(record.u16(2));
        return;
      case RECORD.format:
        return this.#addFormat(record);
      case RECORD.sheet:
        return this.#addSheet(record);
      case RECORD.strings:
        return this.#addStrings(record);
    }
  }

  #start(version: number): void {
    if (version !== VERSION_1997 && version !== VERSION_1995) throw damaged(new Error(`version ${version}`));
    this.unicode = version === VERSION_1997;
  }

  /** A text with its length before it, in one byte or two. */
  text(record: RecordReader, offset: number, lengthBytes: 1 | 2): string {
    const length = lengthBytes === 1 ? record.u8(offset) : record.u16(offset);
    if (length === 0) return '';
    this.budget.spend('characters', length);
    const reader = new StringReader(record, offset + lengthBytes);
    return this.unicode ? reader.unicode(length) : reader.bytes(length, this.decode);
  }

  #addFormat(record: RecordReader): void {
    this.budget.spend('styles');
    const format = record.u16(0);
    this.#dateFormats.set(format, isDateFormat(this.text(record, 2, this.unicode ? 2 : 1)));
  }

  #addSheet(record: RecordReader): void {
    const [at, state, kind] = [record.u32(0), record.u8(4) & 3, record.u8(5)];
    if (kind === CHART) return;
    if (kind !== CELLS) throw new UnreadableFile('file_has_macros');
    if (this.sheets.length >= LIMITS.sheets)
      throw new UnreadableFile('file_too_many_sheets', { limit: LIMITS.sheets });
    this.sheets.push({ name: this.text(record, 6, 1), hidden: state !== 0, at });
  }

  /** The only record without an end in sight, so the event loop turns while it is read. */
  async #addStrings(record: RecordReader): Promise<void> {
    const count = record.u32(4);
    const reader = new StringReader(record, 8);
    for (let n = 0; n < count && reader.hasMore(); n++) {
      if (n % STRINGS_A_TURN === 0) await breathe();
      this.budget.spend('strings');
      const text = reader.unicode(reader.u16());
      this.budget.spend('characters', text.length);
      this.strings.push(textCell(text));
    }
  }
}
