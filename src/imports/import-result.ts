import type { Context } from '../context.ts';
import { NotAllowed } from '../errors.ts';
import { fenceOf } from '../permissions.ts';
import { getBatch } from './import.store.ts';
import { countsOf, findingsOf, findingText, type Outcomes, outcomesOf } from './import.ts';
import { listRowsWithFindings } from './import-row.store.ts';
import { type Question, questionsOf } from './question.ts';

/** A batch as scripts are told of it. Columns by letter, rows as the spreadsheet numbers them. */
export interface ImportResult {
  readonly batch: number;
  readonly new: number;
  readonly identical: number;
  readonly duplicates: number;
  /** Of the duplicates those that a person may say are others. */
  readonly probable: number;
  /** Bad rows that were sent again, mended. */
  readonly corrected: number;
  readonly warnings: number;
  readonly errors: number;
  /** Of the rows that would go in, to hold against the totals on paper. */
  readonly benefitVnd: number;
  readonly organisations: number;
  readonly phases: readonly { readonly number: number; readonly rows: number }[];
  /** How many rows have gone in; 0 after a mere check. */
  readonly applied: number;
  readonly findings: readonly ResultFinding[];
  /** What only a person can say; the rows concerned stay out until it is said. */
  readonly questions: readonly Question[];
}

interface ResultFinding {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

const SLICE = 2000;

/** Everything that is to be said of a batch, all findings included. */
export async function importResult({ db, actor }: Context, batchId: number): Promise<ImportResult> {
  const fence = fenceOf(actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  const batch = await getBatch(db, fence, batchId);
  const { findings: groups, ...counts } = countsOf(batch);
  const findings: ResultFinding[] = [];
  let after = 0;
  for (;;) {
    const rows = await listRowsWithFindings(db, batchId, { after, limit: SLICE });
    for (const row of rows) {
      for (const finding of findingsOf(row)) {
        const { column, code } = finding;
        const message = findingText(row.row_number, finding);
        findings.push({ sheet: row.sheet, row: row.row_number, column, code, message });
      }
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  const applied = outcomesOf(batch).applied ?? 0;
  return { batch: batchId, ...counts, applied, findings, questions: questionsOf(batch) };
}

/** What became of a batch: how many went in, and were taken back. */
export async function importOutcome({ db, actor }: Context, batchId: number): Promise<Outcomes> {
  return outcomesOf(await getBatch(db, fenceOf(actor, 'imports.use'), batchId));
}
