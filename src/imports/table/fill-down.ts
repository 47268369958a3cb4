import type { Cell, Merge, Sheet, SheetRow } from '../../workbook/workbook.ts';
import type { Field } from './fields.ts';
import type { Header } from './header.ts';

/** Sums and numbers are never repeated: a benefit merged over rows belongs to all of them together. */
const NOT_FILLED: readonly (Field | null)[] = [null, 'number', 'code', 'title', 'benefitVnd'];
/** Where these are merged over rows, the rows are one initiative. */
const OF_ONE: readonly (Field | null)[] = ['title', 'number'];

export interface Filled {
  readonly cells: readonly Cell[];
  /** The title, or the number of a row without one, is merged into this row: it holds further authors of the same. */
  readonly continued: boolean;
}

/**
 * Merged cells hold their value in the first row only; this repeats it in the others. Rows are asked for
 * in order: one pass over rows and merges together, however many there are of both.
 */
export function fillDown({ merges }: Sheet, { columns, last }: Header): (row: SheetRow) => Filled {
  const tall = merges.filter(({ top, bottom }) => bottom > top && top > last);
  const titleAt = columns.find(({ field }) => field === 'title')?.index ?? -1;
  const tracks = columns
    .filter(({ field }) => OF_ONE.includes(field) || !NOT_FILLED.includes(field))
    .map(({ index, field }) => ({ index, field, merges: tall.filter(({ left }) => left === index) }))
    .filter(({ merges: own }) => own.length > 0)
    .map(({ merges: own, ...column }) => ({ ...column, track: new Track(own) }));
  if (tracks.length === 0) return ({ cells }) => ({ cells, continued: false });
  return (row) => {
    const cells = [...row.cells];
    let continued = false;
    for (const { index, field, track } of tracks) {
      const above = track.above(row.number, row.cells[index]);
      if (!above) continue;
      if (OF_ONE.includes(field)) continued ||= !row.cells[titleAt]?.text.trim();
      else if (!row.cells[index]?.text) cells[index] = above;
    }
    return { cells: Array.from(cells, (cell) => cell ?? EMPTY), continued };
  };
}

const EMPTY: Cell = { kind: 'empty', text: '' };

/** Walks down one column's merges, in the order of their tops. */
class Track {
  readonly #merges: readonly Merge[];
  #next = 0;
  #value: Cell | undefined;

  constructor(merges: readonly Merge[]) {
    this.#merges = merges.toSorted((one, other) => one.top - other.top);
  }

  /** The cell that reaches into this row from above; undefined in its own row and outside of all. */
  above(row: number, cell: Cell | undefined): Cell | undefined {
    for (let next = this.#merges[this.#next]; next && next.top <= row; next = this.#merges[++this.#next])
      this.#value = next.top === row ? cell : undefined;
    const current = this.#merges[this.#next - 1];
    return current && row > current.top && row <= current.bottom ? this.#value : undefined;
  }
}
