import type { Row } from '../database/schema.ts';
import type { Problem } from '../errors.ts';
import { isTextKey, label, problemText, t } from '../text/text.ts';
import type { MoneyUnit, NumberStyle } from './decisions.ts';
import type { UnderstoodUnits } from './rows/settled-names.ts';
import type { How } from './table/columns.ts';
import type { Field } from './table/fields.ts';
import type { RowKind } from './table/kinds/row-kind.ts';
import type { MoneyFrom } from './table/settle.ts';

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
  /** Second within the file, or probably one that is there. */
  readonly duplicates: number;
  /** Of these the probable ones, of which a person may say that they are others. */
  readonly probable: number;
  /** Bad rows that were sent again. */
  readonly corrected: number;
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
  /** Everything that stands above it, where that is more. */
  readonly heading?: string;
  readonly field: Field | null;
  /** How it came to its meaning; batches of earlier versions do not say. */
  readonly how?: How;
  readonly samples: readonly string[];
}

/** One table; a sheet may hold several, one under the other. */
export interface MappedSheet {
  readonly name: string;
  readonly headerRow: number;
  readonly rows: number;
  readonly columns: readonly MappedColumn[];
  /** How many rows were passed over, by what they are. */
  readonly skipped: Readonly<Partial<Record<RowKind, number>>>;
  /** The first of them. */
  readonly skippedRows?: Readonly<Partial<Record<RowKind, readonly number[]>>>;
  /** How bare sums are read, as far as that is settled. */
  readonly money?: {
    readonly unit?: MoneyUnit;
    readonly style?: NumberStyle;
    readonly from?: MoneyFrom;
  };
  /** Hidden in the file, and read because somebody asked for it. */
  readonly hidden?: boolean;
  /** What is to be said of the table as a whole. */
  readonly notes?: readonly Problem[];
}

/** Why a sheet was not read. */
export type LeftOut = 'hidden' | 'no_table' | 'columns_missing' | 'not_chosen';

/** What is needed to say by hand where a sheet's table is. */
export interface LeftOutSheet {
  readonly name: string;
  readonly why: LeftOut;
  /** Columns that a table must have and this one has not. */
  readonly missing?: readonly Field[];
  /** The table as far as it was found. */
  readonly mapped?: MappedSheet;
  /** The first rows with content. */
  readonly preview?: readonly { readonly row: number; readonly texts: readonly string[] }[];
}

/** How the file was understood. */
export interface Mapping {
  readonly sheets: readonly MappedSheet[];
  readonly leftOut: readonly LeftOutSheet[];
  /** The code of the unit that the whole file was said to belong to. */
  readonly unit: string | null;
  /** Batches of earlier versions do not say. */
  readonly units?: UnderstoodUnits;
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

export const NOTHING_COUNTED: Counts = {
  new: 0,
  identical: 0,
  duplicates: 0,
  probable: 0,
  corrected: 0,
  warnings: 0,
  errors: 0,
  findings: [],
  benefitVnd: 0,
  organisations: 0,
  phases: [],
};

/** A row may be wrong in several columns: of each it is said once. */
export const errorPlacesIn = ({ findings }: Counts): number =>
  findings.reduce((sum, { severity, rows }) => sum + (severity === 'error' ? rows : 0), 0);

export const isApplicable = ({ status }: Pick<ImportBatch, 'status'>): boolean => status === 'checked';
/** Something of it has gone in, and was not taken back: also while corrected rows of it wait. */
export const isReversible = ({
  status,
  applied_round,
}: Pick<ImportBatch, 'status' | 'applied_round'>): boolean =>
  applied_round > 0 && (status === 'applied' || status === 'checked');

/** Batches of earlier versions counted less. */
export const countsOf = ({ counts }: Pick<ImportBatch, 'counts'>): Counts => ({
  ...NOTHING_COUNTED,
  ...(JSON.parse(counts) as Partial<Counts>),
});
export const mappingOf = ({ mapping }: Pick<ImportBatch, 'mapping'>): Mapping =>
  JSON.parse(mapping) as Mapping;
export const outcomesOf = ({ result }: Pick<ImportBatch, 'result'>): Outcomes =>
  JSON.parse(result) as Outcomes;
/** Under what a workbook of corrections names a row: where it first stood, in the first file or a later one. */
export const placeOf = ({
  origin,
  round,
  sheet,
  row_number,
}: Pick<ImportRow, 'origin' | 'round' | 'sheet' | 'row_number'>): string =>
  origin || `${round === 1 ? '' : `${round}/`}${sheet}!${row_number}`;

export const findingsOf = ({ findings }: Pick<ImportRow, 'findings'>): Finding[] =>
  JSON.parse(findings) as Finding[];

/** What was found, and how to mend it. Of an empty cell it says what belongs there: a file has no field above it that would. */
export function findingMessage({ field, ...problem }: Finding): string {
  const isMissing = problem.code === 'required' && isTextKey(`missing.${field}`);
  return isMissing ? label('missing', field) : problemText(problem);
}

/** “Dòng 42, Ngày nộp: “31/02/2022” không có trong lịch. …” */
export function findingText(row: number, finding: Finding): string {
  const { field } = finding;
  const message = findingMessage(finding);
  return field === ''
    ? t('import.findingInRow', { row, message })
    : t('import.findingInCell', { row, field: label('importField', field), message });
}
