import { UnreadableFile } from './unreadable-file.ts';

export const MEBIBYTE = 1024 * 1024;

/** What a file may ask of us. Those that `Budget` counts hold for the whole file, not for one sheet. */
export const LIMITS = {
  fileBytes: 20 * MEBIBYTE,
  members: 2_000,
  unpackedBytes: 200 * MEBIBYTE,
  /** Unpacked : packed, of one part; the first bytes are free, since blank styled rows pack extremely well. */
  ratio: 200,
  ratioFreeBytes: 8 * MEBIBYTE,
  xmlDepth: 64,
  xmlElements: 12_000_000,
  /** Markup read without one element or text coming out of it: an endless comment, attribute or text. */
  xmlSilence: MEBIBYTE,
  sheets: 50,
  /** Rows with content. */
  rows: 100_000,
  /** Titles, headers, sums and signatures around that many rows of a table. */
  rowsAround: 1_000,
  /** The highest number that a row may bear, blank ones counted. */
  lastRow: 1_048_576,
  columns: 64,
  /** Cells with content. */
  cells: 2_000_000,
  /** Texts of the shared table, and cells with content of their own: what takes up memory. */
  strings: 2_000_000,
  /** Of all texts, a shared one counted once. */
  characters: 50_000_000,
  cellCharacters: 32_767,
  merges: 50_000,
  styles: 65_536,
} as const;

const COUNTED = {
  unpackedBytes: 'file_unpacks_too_large',
  xmlElements: 'file_unpacks_too_large',
  strings: 'file_unpacks_too_large',
  characters: 'file_unpacks_too_large',
  styles: 'file_unpacks_too_large',
  rows: 'file_too_many_rows',
  cells: 'file_too_many_cells',
  merges: 'file_too_many_merges',
} as const;

type Counted = keyof typeof COUNTED;

/** Counts what one file has used up while it is read, and refuses it at the moment that a limit is passed. */
export class Budget {
  readonly #used: Record<Counted, number> = {
    unpackedBytes: 0,
    xmlElements: 0,
    strings: 0,
    characters: 0,
    styles: 0,
    rows: 0,
    cells: 0,
    merges: 0,
  };

  spend(what: Counted, amount = 1): void {
    this.#used[what] += amount;
    const most = what === 'rows' ? LIMITS.rows + LIMITS.rowsAround : LIMITS[what];
    if (this.#used[what] > most) throw new UnreadableFile(COUNTED[what], { limit: LIMITS[what] });
  }
}
