import type { Day } from '../../calendar.ts';
import type { Look } from './looks.ts';

/** Text, a number, a day as 'YYYY-MM-DD', or nothing. There is no way to write a formula. */
export type ValueToWrite = string | number | { readonly day: Day } | null;

export interface CellToWrite {
  readonly value: ValueToWrite;
  readonly look: Look;
}

export interface RowToWrite {
  readonly cells: readonly CellToWrite[];
  /** Its height; without it as many lines as its wrapped texts need. */
  readonly points?: number;
}

export interface ColumnToWrite {
  /** In letters. */
  readonly width: number;
  /** What a cell looks like into which a person writes later. */
  readonly look?: Look;
}

/** At most 32 letters of title and 255 of text show. */
export interface Told {
  readonly title: string;
  readonly text: string;
}

/** Help for whoever fills in a column: `prompt` shows beside the cell, `told` when something else is typed. */
export interface Validation {
  /** From 0. */
  readonly column: number;
  /** As the spreadsheet numbers them, both included. */
  readonly rows: { readonly from: number; readonly to: number };
  readonly prompt?: Told;
  readonly allowed?: Allowed;
}

export type Allowed = { readonly told: Told } & (
  | {
      /** The values of this column of another sheet, as a drop-down list. */
      readonly list: {
        readonly sheet: string;
        readonly column: number;
        readonly from: number;
        readonly to: number;
      };
      /** False: another value may stay after a warning. */
      readonly strict: boolean;
    }
  | { /** Another value may stay after a warning. */ readonly days: { readonly from: Day; readonly to: Day } }
);

export interface SheetToWrite {
  readonly name: string;
  /** `veryHidden` cannot be shown from the menus of Excel. */
  readonly state?: 'hidden' | 'veryHidden';
  readonly columns: readonly ColumnToWrite[];
  readonly rows: Iterable<RowToWrite> | AsyncIterable<RowToWrite>;
  /** So many rows at the top stay in sight. */
  readonly frozen?: number;
  readonly validations?: readonly Validation[];
}
