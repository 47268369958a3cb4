import type { Context } from '../../context.ts';
import type { JobRun } from '../../jobs/job.ts';
import { findingsOf } from '../import.ts';
import { type BadRow, listBadRows, type RowValues, rowValues } from '../import-row.store.ts';
import type { StagedRow } from '../rows/check-rows.ts';
import type { RowCounter } from '../rows/count-rows.ts';
import type { Stager } from './stage-rows.ts';

const STAGED_AT_ONCE = 1_000;

interface Round {
  readonly batchId: number;
  readonly round: number;
}

/** Has checked rows written down in short transactions while the next are checked; corrected ones take their originals' place. */
export class RoundStage {
  readonly #context: Context;
  readonly #run: JobRun;
  readonly #with: { readonly stager: Stager; readonly counter: RowCounter };
  readonly #round: Round;
  readonly #bad: ReadonlyMap<string, BadRow>;
  #waiting: StagedRow[] = [];
  /** One stretch is written at a time, so that rows stay in the file's order. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    context: Context,
    run: JobRun,
    parts: { stager: Stager; counter: RowCounter },
    round: Round,
    bad: ReadonlyMap<string, BadRow>,
  ) {
    this.#context = context;
    this.#run = run;
    this.#with = parts;
    this.#round = round;
    this.#bad = bad;
  }

  static async open(
    context: Context,
    run: JobRun,
    parts: { stager: Stager; counter: RowCounter },
    round: Round,
  ): Promise<RoundStage> {
    const bad = round.round === 1 ? [] : await listBadRows(context.db, round.batchId);
    const byPlace = new Map(bad.map((row) => [row.place, row]));
    return new RoundStage(context, run, parts, round, byPlace);
  }

  async add(rows: readonly StagedRow[]): Promise<void> {
    this.#waiting.push(...rows);
    if (this.#waiting.length >= STAGED_AT_ONCE) await this.#flush();
  }

  /** Everything is written when this returns. */
  async end(): Promise<void> {
    if (this.#waiting.length > 0) await this.#flush();
    await this.#writing;
  }

  async #flush(): Promise<void> {
    const { stager, counter } = this.#with;
    const rows = this.#waiting;
    this.#waiting = [];
    const staged = rows.map((row) => ({ row, origin: this.#originFor(row) }));
    const corrected = staged.flatMap(({ origin }) => this.#bad.get(origin) ?? []);
    const stretch = {
      rows: staged.map(({ row, origin }) => valuesOf(this.#round, row, origin)),
      corrected: corrected.map(({ id }) => id),
    };
    await this.#writing;
    this.#writing = stager(this.#context, this.#run.lease(), stretch);
    this.#writing.catch(() => {}); // whoever waits for it next is told
    for (const row of rows) counter.add(row);
    for (const row of corrected) counter.correct({ outcome: 'error', findings: findingsOf(row), item: null });
  }

  /** Only a place that holds a bad row is an origin; anything else that stands there is a row of its own. */
  #originFor({ origin }: StagedRow): string {
    return this.#bad.has(origin) ? origin : '';
  }
}

const valuesOf = (
  { batchId, round }: Round,
  { sheet, number, outcome, raw, item, findings }: StagedRow,
  origin: string,
): RowValues =>
  rowValues(
    {
      batch_id: batchId,
      round,
      sheet,
      row_number: number,
      origin,
      outcome,
      raw: raw === null ? '[]' : JSON.stringify(raw),
      findings: findings.length === 0 ? '[]' : JSON.stringify(findings),
    },
    item,
  );
