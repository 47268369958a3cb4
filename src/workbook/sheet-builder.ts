import { EMPTY } from './cells.ts';
import { type Budget, LIMITS } from './limits.ts';
import { mergesWithin } from './references.ts';
import { damaged, type UnreadableCode, UnreadableFile } from './unreadable-file.ts';
import { type Cell, columnName, type Merge, type Sheet, type SheetRow } from './workbook.ts';

type Row = SheetRow & { readonly cells: Cell[]; hidden: boolean };

/** Takes cells in any order and holds the sheet to the limits. Rows count from 1, columns from 0. */
export class SheetBuilder {
  readonly #name: string;
  readonly #budget: Budget;
  readonly #rows = new Map<number, Row>();
  readonly #merges: Merge[] = [];
  #last: Row | undefined;

  constructor(name: string, budget: Budget) {
    this.#name = name;
    this.#budget = budget;
  }

  /** @throws UnreadableFile where the place is beyond the limits or taken */
  add(number: number, column: number, cell: Cell): void {
    if (cell.kind === 'empty') return;
    this.#check(number, column, cell);
    const { cells } = this.#row(number);
    if (cells[column]) throw damaged(new Error('two cells in one place'));
    this.#budget.spend('cells');
    cells[column] = cell;
  }

  /** Says so of a row that has cells; of any other it does not matter. */
  hide(number: number): void {
    const row = this.#rows.get(number);
    if (row) row.hidden = true;
  }

  merge(merge: Merge): void {
    this.#budget.spend('merges');
    this.#merges.push(merge);
  }

  #check(row: number, index: number, { text }: Cell): void {
    if (row > LIMITS.lastRow) throw new UnreadableFile('file_too_many_rows', { limit: LIMITS.lastRow });
    if (index >= LIMITS.columns) throw this.#refusal('file_too_many_columns', row, index, LIMITS.columns);
    if (text.length > LIMITS.cellCharacters)
      throw this.#refusal('file_cell_too_long', row, index, LIMITS.cellCharacters);
  }

  #refusal(code: UnreadableCode, row: number, index: number, limit: number): UnreadableFile {
    return new UnreadableFile(code, { sheet: this.#name, row, column: columnName(index), limit });
  }

  #row(number: number): Row {
    if (this.#last?.number === number) return this.#last;
    let row = this.#rows.get(number);
    if (!row) {
      this.#budget.spend('rows');
      row = { number, hidden: false, cells: [] };
      this.#rows.set(number, row);
    }
    this.#last = row;
    return row;
  }

  /** The sheet, rows in ascending order, merges cut off where the content ends. */
  finish(hidden: boolean): Sheet {
    const rows = [...this.#rows.values()].sort((one, other) => one.number - other.number);
    for (const { cells } of rows)
      for (let column = 0; column < cells.length; column++) cells[column] ??= EMPTY;
    const last = rows.at(-1)?.number ?? 0;
    return { name: this.#name, hidden, rows, merges: mergesWithin(last, this.#merges) };
  }
}
