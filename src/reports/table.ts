/** What a column holds; the writers give it its format, and never take text for a formula. */
export type Kind = 'text' | 'whole' | 'millions' | 'percent' | 'day';

export interface Column {
  readonly header: string;
  readonly kind: Kind;
  /** In letters. */
  readonly width: number;
}

/** A number in a column of numbers, 'YYYY-MM-DD' (or a month) in one of days, else text. */
export type Value = string | number | null;

export interface TableRow {
  readonly values: readonly Value[];
  /** Totals and groups stand out. */
  readonly strong?: boolean;
  /** What the numbers of this row are, where they are not what the column says. */
  readonly kind?: Kind;
}

/** A table as plain data, decided once for the page, the sheet and the text file. */
export interface Table<R = readonly TableRow[]> {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: R;
}
/** Too long to be held: read while it is written. */
export type LongTable = Table<AsyncIterable<TableRow>>;

const MILLION = 1_000_000;
export const inMillions = (vnd: number): number => vnd / MILLION;
