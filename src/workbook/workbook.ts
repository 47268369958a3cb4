/**
 * One cell as plain data. `text` is what a person would read in it: dates as dd/mm/yyyy, numbers without
 * grouping and without float noise, text as it stands (only line ends are made \n; tidying is another layer's).
 */
export type Cell = { readonly text: string } & (
  | { readonly kind: 'empty' | 'text' | 'boolean' | 'error' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date' /** YYYY-MM-DD */; readonly value: string }
);

export interface SheetRow {
  /** As the spreadsheet shows it, from 1. */
  readonly number: number;
  /** Index = column from 0; dense, through the last cell with content. */
  readonly cells: readonly Cell[];
  readonly hidden: boolean;
}

/** Rows as the spreadsheet numbers them (from 1), columns from 0, all inclusive; never past the content. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Only the rows with content, in ascending order: the numbers may have gaps. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
}

export interface Workbook {
  readonly kind: 'xlsx' | 'xls' | 'ods' | 'csv';
  readonly sheets: readonly Sheet[];
  /** Where there is text that shows as Vietnamese only in an old font: how much, with a few examples. */
  readonly legacy?: LegacyText;
}

export interface LegacyText {
  readonly encoding: 'tcvn3';
  /** How many cells hold such text. */
  readonly cells: number;
  readonly samples: readonly { readonly before: string; readonly after: string }[];
}

/** 0 → 'A', 25 → 'Z', 26 → 'AA'. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
