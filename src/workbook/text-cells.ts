import { textCell } from './cells.ts';
import type { Cell } from './workbook.ts';

const KNOWN_AT_MOST = 50_000;

/** Text cells of one file. Those that come again and again (the enterprise, the field) are one object. */
export class TextCells {
  readonly #known = new Map<string, Cell>();

  of(raw: string): Cell {
    const known = this.#known.get(raw);
    if (known) return known;
    // a piece cut out of a larger string keeps the whole of it in memory: what is glued together stands alone
    const own = ` ${raw}`.slice(1);
    const cell = textCell(own);
    if (this.#known.size < KNOWN_AT_MOST) this.#known.set(own, cell);
    return cell;
  }
}
