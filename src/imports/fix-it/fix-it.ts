import { label, t } from '../../text/text.ts';
import type { MoneyUnit, SheetChoice } from '../decisions.ts';
import { type Finding, findingMessage, placeOf } from '../import.ts';
import type { Field } from '../table/fields.ts';
import type { RawCell } from './raw-cell.ts';
import type { Above } from './stored-cells.ts';

/**
 * The rows of a batch that did not go in, as the workbook that its sender mends and sends back. To make one,
 * a stored row needs: the cells of ALL columns through the last one of the header, by column from A on
 * (`raw`: texts, or `RawCell`s, which keep days and numbers as such), its findings, its origin (“sheet!row” of
 * the first file, also in later rounds), and what group rows above it named, which is not in its cells.
 */
export interface FixIt {
  readonly batch: { readonly id: number /** Of the campaign. */; readonly slug: string };
  /** Those with bad rows, in the file's order; at least one. */
  readonly sheets: readonly FixItSheet[];
  /** What the drop-down lists offer: `offeredUnits`, `offeredCategories`. */
  readonly units: readonly string[];
  readonly categories: readonly string[];
  readonly madeAt: Date;
}

export interface FixItSheet {
  /** As in the first file, however long and whatever signs it has. */
  readonly name: string;
  readonly columns: readonly FixItColumn[];
  /** Only bad ones; read while they are written. */
  readonly rows: Iterable<FixItRow> | AsyncIterable<FixItRow>;
  /** What people said of the sheet; it comes back with `readFixIt`, put to the columns as they stand then. */
  readonly choice?: SheetChoice;
  /** How many đồng a bare number is, where the file said so anywhere: a line above the table does not come along. */
  readonly money?: MoneyUnit;
  /** What some row has from group rows, or lacks; a column is added for what has none. */
  readonly above?: readonly (keyof Above)[];
}

export interface FixItColumn {
  readonly letters: string;
  readonly header: string;
  /** Everything that stands above it, where that is more than the header. */
  readonly heading?: string;
  readonly field: Field | null;
}

export interface FixItRow {
  /** `placeOf` the row. */
  readonly origin: string;
  /** Index = column from 0. */
  readonly cells: readonly RawCell[];
  /** What to mend: letters of columns, or the field that the file has no column for. */
  readonly bad: readonly string[];
  readonly message: string;
  /** What group rows named; it stands in for empty cells. */
  readonly above?: Above;
}

/** What the workbook says of a stored row. */
export interface StoredRow {
  readonly round: number;
  readonly sheet: string;
  readonly row_number: number;
  /** '' in the first round. */
  readonly origin: string;
  readonly findings: readonly Finding[];
  readonly cells: readonly RawCell[];
  readonly above?: Above;
}

/** A row that did not go in, for the workbook: errors first, each with its column and how to mend it. */
export function fixItOf({ findings, cells, above = {}, ...row }: StoredRow): FixItRow {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const others = findings.filter(({ severity }) => severity !== 'error');
  return {
    origin: placeOf(row),
    cells,
    bad: errors.map(({ column, field }) => column || field),
    message: [...errors, ...others].map(lineOf).join('\n'),
    above,
  };
}

function lineOf(finding: Finding): string {
  const { field } = finding;
  const message = findingMessage(finding);
  return field === '' ? message : t('fixIt.line', { field: label('importField', field), message });
}
