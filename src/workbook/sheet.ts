import { EMPTY } from './cells.ts';
import { LIMITS } from './limits.ts';
import { PlainCell } from './plain-cell.ts';
import { columnAt, mergeOf, mergesWithin } from './references.ts';
import { type SheetContext, StoredCells } from './stored-cell.ts';
import { damaged, type UnreadableCode, UnreadableFile } from './unreadable-file.ts';
import { type Cell, columnName, type Merge, type Sheet, type SheetRow } from './workbook.ts';
import type { Shortcut, XmlSink } from './xml/scanner.ts';
import type { Tag } from './xml/tag.ts';
import type { TextRun } from './xml/text-run.ts';

export const isOn = (value: string | undefined): boolean =>
  value === '1' || value === 'true' || value === 'on';

function columnOf(tag: Tag): number | undefined {
  const place = tag.find('r');
  if (place < 0) return undefined;
  if (tag.isPlain(place)) return columnAt(tag.bytes, tag.valueFrom(place), tag.valueTo(place));
  const decoded = Buffer.from(tag.value('r') ?? '');
  return columnAt(decoded, 0, decoded.length);
}

/** Reads one worksheet part. Rows and cells without a reference follow the one before. */
export class SheetReader implements XmlSink {
  readonly #name: string;
  readonly #context: SheetContext;
  readonly #rows: SheetRow[] = [];
  readonly #merges: Merge[] = [];
  #inData = false;
  #inRow = false;
  #row = { number: 0, hidden: false, cells: [] as Cell[] };
  #column = -1;
  #cells = 0;
  /** Of these, the ones that are no shared strings. */
  #own = 0;
  #type: string | undefined;
  #style: string | undefined;
  readonly #stored: StoredCells;
  #inCell = false;
  #capturing = false;
  #phonetic = false;
  readonly #plain = new PlainCell();
  readonly shortcut: Shortcut;

  constructor(name: string, context: SheetContext) {
    this.#name = name;
    this.#context = context;
    this.#stored = new StoredCells(context);
    const plain = this.#plain;
    const read: Shortcut['read'] = (bytes, from, limit) => this.#plainCell(bytes, from, limit);
    this.shortcut = {
      read,
      get elements() {
        return plain.elements;
      },
    };
  }

  open(name: string, tag: Tag): void {
    if (name === 'sheetData') this.#inData = true;
    else if (name === 'mergeCell') this.#addMerge(tag.value('ref') ?? '');
    else if (!this.#inData) return;
    else if (name === 'row') this.#startRow(tag.value('r'), tag.value('hidden'));
    else if (name === 'c') this.#startCell(tag);
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'v' || name === 't') this.#capturing = !this.#phonetic;
  }

  text(run: TextRun): void {
    if (this.#capturing) this.#stored.add(run);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#capturing = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'sheetData') this.#endData();
    else if (!this.#inData) return;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
  }

  #endData(): void {
    if (this.#inRow) throw damaged(new Error('a row without an end'));
    this.#inData = false;
  }

  #startRow(reference: string | undefined, hidden: string | undefined): void {
    const number = reference === undefined ? this.#row.number + 1 : Number(reference);
    if (!Number.isInteger(number) || number < 1 || number > LIMITS.lastRow)
      throw damaged(new Error(`row ${reference}`));
    if (this.#inRow) throw damaged(new Error('a row in a row'));
    this.#inRow = true;
    this.#row = { number, hidden: isOn(hidden), cells: [] };
    this.#column = -1;
  }

  #plainCell(bytes: Buffer, from: number, limit: number): number {
    if (!this.#inRow || this.#inCell || this.#capturing || this.#phonetic) return -1;
    const plain = this.#plain;
    const behind = plain.read(bytes, from, limit);
    if (behind < 0) return -1;
    this.#column = plain.column ?? this.#column + 1;
    this.#type = plain.type;
    this.#style = plain.style;
    this.#stored.begin();
    this.#stored.addPlain(bytes, plain.from, plain.to);
    this.#endCell();
    return behind;
  }

  #startCell(tag: Tag): void {
    if (!this.#inRow) throw damaged(new Error('a cell outside of the rows'));
    this.#inCell = true;
    this.#column = columnOf(tag) ?? this.#column + 1;
    this.#type = tag.value('t', this.#type);
    this.#style = tag.value('s', this.#style);
    this.#stored.begin();
  }

  #endCell(): void {
    this.#inCell = false;
    const cell = this.#stored.end(this.#type, this.#style);
    if (cell.kind === 'empty') return;
    if (this.#column >= LIMITS.columns) this.#refuse('file_too_many_columns', LIMITS.columns);
    if (cell.text.length > LIMITS.cellCharacters) this.#refuse('file_cell_too_long', LIMITS.cellCharacters);
    if (this.#row.cells[this.#column]) throw damaged(new Error('two cells in one place'));
    this.#row.cells[this.#column] = cell;
    this.#cells++;
    if (this.#type !== 's') this.#own++;
  }

  #refuse(code: UnreadableCode, limit: number): never {
    const place = { sheet: this.#name, row: this.#row.number, column: columnName(this.#column) };
    throw new UnreadableFile(code, { ...place, limit });
  }

  #endRow(): void {
    this.#inRow = false;
    const { cells } = this.#row;
    if (cells.length === 0) return;
    const { budget } = this.#context;
    budget.spend('rows');
    budget.spend('cells', this.#cells);
    budget.spend('strings', this.#own);
    budget.spend('characters', this.#stored.characters);
    this.#cells = 0;
    this.#own = 0;
    this.#stored.characters = 0;
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
    return { name: this.#name, hidden, rows, merges: mergesWithin(last, this.#merges) };
  }
}
