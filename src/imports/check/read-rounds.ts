import type { Context } from '../../context.ts';
import type { JobRun } from '../../jobs/job.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import type { Decisions } from '../decisions.ts';
import type { BatchWithNames } from '../import.store.ts';
import { type Counts, findingsOf, type Mapping, mappingOf } from '../import.ts';
import { listStagedRows } from '../import-row.store.ts';
import { type Question, unitQuestions } from '../question.ts';
import { checkRows } from '../rows/check-rows.ts';
import { RowCounter } from '../rows/count-rows.ts';
import { FileMemory } from '../rows/file-memory.ts';
import { withNames } from '../rows/settled-names.ts';
import { headersToRemember } from '../table/columns.ts';
import type { Field } from '../table/fields.ts';
import { readStamp, stampProblem } from '../template/stamp.ts';
import type { Rules } from './load-rules.ts';
import type { BookRead } from './read-books.ts';
import type { Readings } from './read-tables.ts';
import { RoundStage } from './stage-round.ts';
import type { Stager } from './stage-rows.ts';

export interface CheckedBatch {
  readonly counts: Counts;
  readonly mapping: Mapping;
  readonly questions: readonly Question[];
  /** What was said by hand of columns, by their folded headers. */
  readonly toRemember: ReadonlyMap<string, Field | null>;
}

interface Work extends Rules {
  readonly batch: BatchWithNames;
  readonly decisions: Decisions;
  readonly books: readonly BookRead[];
  readonly stager: Stager;
}

/** Checks the rows of all rounds that are pending, in their order, and stages them in short transactions. */
export async function readRounds(context: Context, run: JobRun, work: Work): Promise<CheckedBatch> {
  const { batch, decisions, campaign, rules, facts } = work;
  const memory = new FileMemory(campaign.id, decisions.take);
  const counter = new RowCounter(campaign.phases);
  await countEarlier(context, batch, counter);
  const questions: Question[] = [];
  const toRemember = new Map<string, Field | null>();
  let { sheets, leftOut, units = NO_NAMES } = mappingOf(batch);
  if (work.books.some(({ round }) => round === 1)) units = NO_NAMES;
  for (const { round, book, encoding, read } of work.books) {
    if (encoding) questions.push(encoding);
    if (encoding) continue;
    questions.push(...read.questions);
    for (const table of read.tables)
      for (const [header, field] of headersToRemember(table)) toRemember.set(header, field);
    // corrections have the first file's columns: the page goes on showing how that one was understood
    if (round === 1) ({ sheets, leftOut } = withStamp(read, book, batch.slug));
    await stage(context, run, work, { round, read, memory, counter });
    units = withNames(units, rules.settled.take(rules.units));
  }
  return {
    toRemember,
    counts: counter.counts,
    mapping: { sheets, leftOut, unit: decisions.unit ?? null, units },
    questions: [...questions, ...unitQuestions(rules, facts.today)],
  };
}

const NO_NAMES = { names: [], count: 0 };

type Shown = Pick<Readings, 'sheets' | 'leftOut'>;

/** What our own template has to say of itself stands with its first table. */
function withStamp({ sheets, leftOut }: Shown, book: Workbook, slug: string): Shown {
  const told = stampProblem(readStamp(book), slug);
  const [first, ...others] = sheets;
  if (!told || !first) return { sheets, leftOut };
  return { sheets: [{ ...first, notes: [...(first.notes ?? []), told] }, ...others], leftOut };
}

async function stage(
  context: Context,
  run: JobRun,
  { batch, rules, facts, stager }: Work,
  {
    round,
    read,
    memory,
    counter,
  }: { round: number; read: Readings; memory: FileMemory; counter: RowCounter },
): Promise<void> {
  const place = { batchId: batch.id, round };
  const staging = await RoundStage.open(context, run, { stager, counter }, place);
  const total = read.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  for (const table of read.tables) {
    for await (const rows of checkRows(context.db, table, rules, facts, memory)) {
      await staging.add(rows);
      done += rows.length;
      await run.report({ stage: 'checking', done, total });
    }
  }
  await staging.end();
}

const SLICE = 2_000;

/** Rows of rounds that have gone in: what is still wrong there is told with the new ones. */
async function countEarlier({ db }: Context, batch: BatchWithNames, counter: RowCounter): Promise<void> {
  if (batch.applied_round === 0) return;
  let after = 0;
  for (;;) {
    const rows = await listStagedRows(db, batch.id, { after, limit: SLICE });
    for (const row of rows)
      if (row.outcome !== 'new') counter.add({ ...row, findings: findingsOf(row), item: null });
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
