import { booleanCell, EMPTY, errorCell, valueCell } from '../cells.ts';
import { SheetBuilder } from '../sheet-builder.ts';
import type { TextCells } from '../text-cells.ts';
import { damaged } from '../unreadable-file.ts';
import type { Cell, Sheet } from '../workbook.ts';
import { RECORD, type RecordReader } from './record-reader.ts';
import type { XlsBook } from './xls-book.ts';

const HIDDEN_ROW = 0x20;
const NO_NUMBER = 0xffff;

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

const truthCell = (value: number): Cell => booleanCell(value ? '1' : '0');
const errorOf = (code: number): Cell => errorCell(ERRORS[code] ?? '#N/A');

/** The number in four bytes: the top of a float or an integer, each perhaps a hundredfold (MS-XLS 2.5.217). */
function rkNumber(packed: number): number {
  const float = new DataView(new ArrayBuffer(8));
  float.setUint32(0, packed & 0xfffffffc);
  const value = packed & 2 ? (packed | 0) >> 2 : float.getFloat64(0);
  return packed & 1 ? value / 100 : value;
}

/** Reads one sheet's records. */
export class XlsSheet {
  readonly #book: XlsBook;
  readonly #dates: readonly boolean[];
  readonly #texts: TextCells;
  readonly #built: SheetBuilder;
  readonly #hiddenRows = new Set<number>();
  /** Of the formula whose text comes in a record of its own. */
  #formula: { row: number; column: number } | undefined;

  constructor(name: string, book: XlsBook, dates: readonly boolean[], texts: TextCells) {
    this.#book = book;
    this.#dates = dates;
    this.#texts = texts;
    this.#built = new SheetBuilder(name, book.budget);
  }

  take(record: RecordReader): void {
    switch (record.type) {
      case RECORD.number:
        return this.#add(record, this.#number(record.f64(6), record.u16(4)));
      case RECORD.rk:
        return this.#add(record, this.#number(rkNumber(record.u32(6)), record.u16(4)));
      case RECORD.manyRk:
        return this.#addMany(record);
      case RECORD.sharedLabel:
        return this.#add(record, this.#shared(record.u32(6)));
      case RECORD.label:
      case RECORD.richLabel:
        return this.#addLabel(record);
      case RECORD.truthOrError:
        return this.#add(record, record.u8(7) ? errorOf(record.u8(6)) : truthCell(record.u8(6)));
      case RECORD.formula:
        return this.#addFormula(record);
      case RECORD.formulaText:
        return this.#addFormulaText(record);
      case RECORD.row:
        if (record.u16(12) & HIDDEN_ROW) this.#hiddenRows.add(record.u16(0) + 1);
        return;
      case RECORD.merges:
        return this.#addMerges(record);
    }
  }

  #number(value: number, style: number): Cell {
    return valueCell(value, this.#dates[style] ?? false, this.#book.date1904);
  }

  #shared(index: number): Cell {
    const cell = this.#book.strings[index];
    if (!cell) throw damaged(new Error(`no shared string ${index}`));
    return cell;
  }

  #add(record: RecordReader, cell: Cell): void {
    this.#built.add(record.u16(0) + 1, record.u16(2), cell);
  }

  #addLabel(record: RecordReader): void {
    // a long text goes on in the next record, and the reader with it: the place is read first
    const [row, column] = [record.u16(0) + 1, record.u16(2)];
    this.#built.add(row, column, this.#texts.of(this.#book.text(record, 6, 2)));
  }

  #addMany(record: RecordReader): void {
    const [row, first] = [record.u16(0) + 1, record.u16(2)];
    const count = Math.floor((record.length - 6) / 6);
    for (let n = 0; n < count; n++) {
      const at = 4 + n * 6;
      this.#built.add(row, first + n, this.#number(rkNumber(record.u32(at + 2)), record.u16(at)));
    }
  }

  /** What it last came to: a number, or bytes that say which other kind. */
  #addFormula(record: RecordReader): void {
    this.#formula = undefined;
    if (record.u16(12) !== NO_NUMBER) return this.#add(record, this.#number(record.f64(6), record.u16(4)));
    const [kind, value] = [record.u8(6), record.u8(8)];
    if (kind === 0) this.#formula = { row: record.u16(0) + 1, column: record.u16(2) };
    else this.#add(record, kind === 1 ? truthCell(value) : kind === 2 ? errorOf(value) : EMPTY);
  }

  #addFormulaText(record: RecordReader): void {
    if (!this.#formula) return;
    const { row, column } = this.#formula;
    this.#formula = undefined;
    this.#built.add(row, column, this.#texts.of(this.#book.text(record, 0, 2)));
  }

  #addMerges(record: RecordReader): void {
    const count = record.u16(0);
    for (let n = 0; n < count; n++) {
      const [top, bottom, left, right] = [0, 2, 4, 6].map((offset) => record.u16(2 + n * 8 + offset)) as [
        number,
        number,
        number,
        number,
      ];
      this.#built.merge({ top: top + 1, left, bottom: bottom + 1, right });
    }
  }

  finish(hidden: boolean): Sheet {
    for (const row of this.#hiddenRows) this.#built.hide(row);
    return this.#built.finish(hidden);
  }
}
