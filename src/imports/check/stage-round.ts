import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import { chunksOf } from '../../database/portable.ts';
import type { JobRun } from '../../jobs/job.ts';
import { findingsOf } from '../import.ts';
import type { BadRow } from '../import-row.store.ts';
import { insertRows, listBadRows, markCorrected, type NewRow } from '../import-row.store.ts';
import type { StagedRow } from '../rows/check-rows.ts';
import type { RowCounter } from '../rows/count-rows.ts';

const STAGED_AT_ONCE = 2_000;

/** Writes checked rows down in short transactions, invisible to every count; corrected ones take their originals' place. */
export class RoundStage {
  readonly #context: Context;
  readonly #run: JobRun;
  readonly #counter: RowCounter;
  readonly #round: { readonly batchId: number; readonly round: number };
  readonly #bad: ReadonlyMap<string, BadRow>;
  #waiting: StagedRow[] = [];

  private constructor(
    context: Context,
    run: JobRun,
    counter: RowCounter,
    round: { batchId: number; round: number },
    bad: ReadonlyMap<string, BadRow>,
  ) {
    this.#context = context;
    this.#run = run;
    this.#counter = counter;
    this.#round = round;
    this.#bad = bad;
  }

  static async open(
    context: Context,
    run: JobRun,
    counter: RowCounter,
    round: { batchId: number; round: number },
  ): Promise<RoundStage> {
    const bad = round.round === 1 ? [] : await listBadRows(context.db, round.batchId);
    const byPlace = new Map(bad.map((row) => [row.place, row]));
    return new RoundStage(context, run, counter, round, byPlace);
  }

  async add(rows: readonly StagedRow[]): Promise<void> {
    this.#waiting.push(...rows);
    if (this.#waiting.length >= STAGED_AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    if (rows.length === 0) return;
    const staged = rows.map((row) => ({ row, origin: this.#originFor(row) }));
    const corrected = staged.flatMap(({ origin }) => this.#bad.get(origin) ?? []);
    await atomically(this.#context, async (inside) => {
      await this.#run.hold(inside);
      await insertRows(
        inside.db,
        staged.map(({ row, origin }) => rowOf(this.#round, row, origin)),
      );
      for (const ids of chunksOf(corrected, 500))
        await markCorrected(
          inside.db,
          ids.map(({ id }) => id),
        );
    });
    for (const row of rows) this.#counter.add(row);
    for (const row of corrected)
      this.#counter.correct({ outcome: 'error', findings: findingsOf(row), item: null });
  }

  /** Only a place that holds a bad row is an origin; anything else that stands there is a row of its own. */
  #originFor({ origin }: StagedRow): string {
    return this.#bad.has(origin) ? origin : '';
  }
}

const rowOf = (
  { batchId, round }: { batchId: number; round: number },
  { sheet, number, outcome, raw, item, findings }: StagedRow,
  origin: string,
): NewRow => ({
  place: {
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
});
