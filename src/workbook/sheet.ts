import { EMPTY } from './cells.ts';
import { LIMITS } from './limits.ts';
import { columnOf, mergeOf } from './references.ts';
import { type SheetContext, storedCell } from './stored-cell.ts';
import { damaged, UnreadableFile } from './unreadable-file.ts';
import { type Cell, columnName, type Merge, type Sheet, type SheetRow } from './workbook.ts';
import type { Attributes, XmlHandlers } from './xml.ts';

export const isOn = (value: string | undefined): boolean =>
  value === '1' || value === 'true' || value === 'on';

/** Reads one worksheet part. Rows and cells without a reference follow the one before. */
export class SheetReader implements XmlHandlers {
  readonly #name: string;
  readonly #context: SheetContext;
  readonly #rows: SheetRow[] = [];
  readonly #merges: Merge[] = [];
  #inData = false;
  #row = { number: 0, hidden: false, cells: [] as Cell[] };
  #column = -1;
  #cell: Attributes = {};
  #text = '';
  #capturing = false;
  #phonetic = false;

  constructor(name: string, context: SheetContext) {
    this.#name = name;
    this.#context = context;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'sheetData') this.#inData = true;
    else if (name === 'mergeCell') this.#addMerge(attributes['ref'] ?? '');
    else if (!this.#inData) return;
    else if (name === 'row') this.#startRow(attributes);
    else if (name === 'c') this.#startCell(attributes);
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'v' || name === 't') this.#capturing = !this.#phonetic;
  }

  text(text: string): void {
    if (this.#capturing) this.#text += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#capturing = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'sheetData') this.#inData = false;
    else if (!this.#inData) return;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
  }

  #startRow({ r, hidden }: Attributes): void {
    const number = r === undefined ? this.#row.number + 1 : Number(r);
    if (!Number.isInteger(number) || number < 1 || number > LIMITS.lastRow)
      throw damaged(new Error(`row ${r}`));
    this.#row = { number, hidden: isOn(hidden), cells: [] };
    this.#column = -1;
  }

  #startCell(attributes: Attributes): void {
    this.#column = columnOf(attributes['r']) ?? this.#column + 1;
    this.#cell = attributes;
    this.#text = '';
  }

  #endCell(): void {
    const cell = storedCell(this.#cell, this.#text, this.#context);
    if (cell.kind === 'empty') return;
    const place = { sheet: this.#name, row: this.#row.number, column: columnName(this.#column) };
    if (this.#column >= LIMITS.columns)
      throw new UnreadableFile('file_too_many_columns', { ...place, limit: LIMITS.columns });
    if (cell.text.length > LIMITS.cellCharacters)
      throw new UnreadableFile('file_cell_too_long', { ...place, limit: LIMITS.cellCharacters });
    if (this.#row.cells[this.#column]) throw damaged(new Error('two cells in one place'));
    this.#context.budget.spend('cells');
    this.#row.cells[this.#column] = cell;
  }

  #endRow(): void {
    const { cells } = this.#row;
    if (cells.length === 0) return;
    this.#context.budget.spend('rows');
    for (let column = 0; column < cells.length; column++) cells[column] ??= EMPTY;
    this.#rows.push(this.#row);
  }

  #addMerge(reference: string): void {
    this.#context.budget.spend('merges');
    const merge = mergeOf(reference);
    if (merge) this.#merges.push(merge);
  }

  /** The sheet as read; rows in ascending order whatever the file's. */
  finish(hidden: boolean): Sheet {
    const rows = this.#rows.sort((one, other) => one.number - other.number);
    if (rows.some((row, index) => rows[index - 1]?.number === row.number))
      throw damaged(new Error('two rows of one number'));
    const last = rows.at(-1)?.number ?? 0;
    const merges = this.#merges
      .filter(({ top, left }) => top <= last && left < LIMITS.columns)
      .map((merge) => ({
        ...merge,
        bottom: Math.min(merge.bottom, last),
        right: Math.min(merge.right, LIMITS.columns - 1),
      }));
    return { name: this.#name, hidden, rows, merges };
  }
}
