import type { Cell, Merge, Sheet, SheetRow } from '../../workbook/workbook.ts';

/** Merged cells by the row in which they begin: whatever a file holds of them, a row is asked for its own only. */
export class Spans {
  readonly #byTop = new Map<number, Map<number, Merge>>();

  constructor({ merges }: Pick<Sheet, 'merges'>) {
    for (const merge of merges) {
      const row = this.#byTop.get(merge.top);
      if (!row) this.#byTop.set(merge.top, new Map([[merge.left, merge]]));
      else if ((row.get(merge.left)?.right ?? -1) < merge.right) row.set(merge.left, merge);
    }
  }

  /** The cells merged from this row on, by where they begin; at most one a column. */
  from(row: number): readonly Merge[] {
    return [...(this.#byTop.get(row)?.values() ?? [])];
  }

  /** The cell of this row that reaches over the column from the left, or the column's own. */
  over(row: number, index: number): Merge | undefined {
    return this.from(row).find(({ left, right }) => left <= index && index <= right);
  }

  /** How many columns the cell spans. */
  width(row: number, index: number): number {
    const merge = this.#byTop.get(row)?.get(index);
    return merge ? merge.right - merge.left + 1 : 1;
  }
}

/** What a cell is, its first words tell: descriptions may be as long as a book. */
const LOOKED_AT = 400;

/** The beginning of a cell's text on one line. */
export const lineOf = (cell: Cell | undefined): string =>
  (cell?.text ?? '').trimStart().slice(0, LOOKED_AT).replace(/\s+/g, ' ').trim();

export const textsOf = ({ cells }: SheetRow): string[] => cells.map(lineOf).filter(Boolean);
