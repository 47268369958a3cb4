import type { Row } from '../database/schema.ts';
import type { Problem } from '../errors.ts';
import { label, problemText, t } from '../text/text.ts';
import type { Field } from './table/fields.ts';
import type { RowKind } from './table/row-kind.ts';

export type ImportBatch = Row<'import_batch'>;
export type ImportRow = Row<'import_row'>;
export type Outcome = ImportRow['outcome'];

export const MODES = ['good-rows', 'all-or-nothing'] as const;
export type Mode = (typeof MODES)[number];

/** An error keeps its row out; a warning lets it in; a note says why a right row does not go in. */
export type Severity = 'error' | 'warning' | 'note';

/** What is to be said of one row: which column, what was found, in a code that has words. */
export interface Finding extends Problem {
  readonly severity: Severity;
  readonly field: Field | '';
  /** The column's letters; '' where the sheet has no such column. */
  readonly column: string;
}

/** How many rows a finding was made in. */
export interface FindingCount {
  readonly code: string;
  readonly field: Field | '';
  readonly severity: Severity;
  readonly rows: number;
}

export interface Counts {
  readonly new: number;
  readonly identical: number;
  readonly duplicates: number;
  /** Rows with a warning, whether they go in or not. */
  readonly warnings: number;
  /** Rows with an error. */
  readonly errors: number;
  readonly findings: readonly FindingCount[];
  /** Of the rows that would go in, to hold against the totals on paper. */
  readonly benefitVnd: number;
  readonly organisations: number;
  readonly phases: readonly { readonly number: number; readonly rows: number }[];
}

interface MappedColumn {
  readonly column: string;
  readonly header: string;
  readonly field: Field | null;
  readonly samples: readonly string[];
}

export interface MappedSheet {
  readonly name: string;
  readonly headerRow: number;
  readonly rows: number;
  readonly columns: readonly MappedColumn[];
  readonly skipped: Readonly<Partial<Record<RowKind, number>>>;
}

/** Why a sheet was not read. */
export type LeftOut = 'hidden' | 'no_table' | 'columns_missing';

/** How the file was understood. */
export interface Mapping {
  readonly sheets: readonly MappedSheet[];
  readonly leftOut: readonly { readonly name: string; readonly why: LeftOut }[];
  /** The code of the unit that the whole file was said to belong to. */
  readonly unit: string | null;
}

/** What became of the batch; the numbers that are not there yet are left out. */
export interface Outcomes {
  readonly mode?: Mode;
  readonly applied?: number;
  /** Went in by other ways between checking and applying. */
  readonly meanwhile?: number;
  readonly reversed?: number;
  readonly kept?: number;
  readonly refused?: number;
}

export const isApplicable = ({ status }: Pick<ImportBatch, 'status'>): boolean => status === 'checked';
export const isReversible = ({ status }: Pick<ImportBatch, 'status'>): boolean => status === 'applied';

export const countsOf = ({ counts }: Pick<ImportBatch, 'counts'>): Counts => JSON.parse(counts) as Counts;
export const mappingOf = ({ mapping }: Pick<ImportBatch, 'mapping'>): Mapping =>
  JSON.parse(mapping) as Mapping;
export const outcomesOf = ({ result }: Pick<ImportBatch, 'result'>): Outcomes =>
  JSON.parse(result) as Outcomes;
export const findingsOf = ({ findings }: Pick<ImportRow, 'findings'>): Finding[] =>
  JSON.parse(findings) as Finding[];

/** “Dòng 42, Ngày nộp: “31/02/2022” không có trong lịch. …” */
export function findingText(row: number, { field, ...problem }: Finding): string {
  const message = problemText(problem);
  return field === ''
    ? t('import.findingInRow', { row, message })
    : t('import.findingInCell', { row, field: label('importField', field), message });
}
