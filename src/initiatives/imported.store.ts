import { setImmediate as breathe } from 'node:timers/promises';
import { type Insertable, type SelectQueryBuilder, sql } from 'kysely';
import { jsonEntries } from '../database/portable.ts';
import type { Db, InitiativeTable, Tables } from '../database/schema.ts';
import type { ImportedSums } from './imported-sums.ts';
import { ENTERED_COLUMNS } from './item-columns.ts';
import { applyDeltas } from './tally.store.ts';

/** Good rows of an import that have not gone in yet: those of rounds after `appliedRound`. */
export interface StagedItems {
  readonly batchId: number;
  readonly appliedRound: number;
}

/** A stretch of ids, `below` excluded: long work goes from one to the next, so that others get a turn. */
export interface Span {
  readonly from: number;
  readonly below: number;
}

/** What is the same for all items of an import. */
export type EnteredBy = Required<
  Pick<Insertable<InitiativeTable>, 'campaign_id' | 'entered_by' | 'entered_at' | 'entered_on'>
>;

export interface Published {
  readonly applied: number;
  /** Whose counters moved. */
  readonly units: readonly number[];
  readonly phases: readonly number[];
}

/** What the rows of a stretch come to, read in the transaction in which they go in. */
export async function sumStaged(db: Db, staged: StagedItems, span: Span, sums: ImportedSums): Promise<void> {
  const rows = await rowsOf(db, staged, span)
    .select(['organisation_id', 'phase_id', 'category_id', 'submitted_on', 'benefit_vnd', 'benefit_basis'])
    .execute();
  for (const row of rows) sums.add(row);
}

/**
 * Makes items of staged rows, with authors and first history rows, stretch by stretch, and moves the counters
 * once, by what was summed of the same rows before.
 */
export async function insertStaged(
  db: Db,
  staged: StagedItems,
  { spans, sums }: { spans: Iterable<Span>; sums: ImportedSums },
  entered: EnteredBy,
): Promise<Published> {
  let inserted = 0;
  for (const span of spans) {
    const before = await lastId(db);
    inserted += await insertItems(db, rowsOf(db, staged, span), entered);
    await insertAuthors(db, staged, span);
    await insertChanges(db, staged, before, entered);
    await breathe(); // SQLite answers at once: without this thousands of rows are one long turn
  }
  if (inserted !== sums.count) throw new Error(`${inserted} items of ${sums.count} rows went in`);
  const { deltas } = sums;
  await applyDeltas(db, deltas);
  // the whole campaign's counters stand under phase 0
  const whole = deltas.organisation.filter(({ phase_id }) => phase_id === 0);
  return {
    applied: inserted,
    units: whole.map(({ organisation_id }) => organisation_id),
    phases: [...new Set(deltas.organisation.flatMap(({ phase_id }) => phase_id || []))],
  };
}

type StagedRows = SelectQueryBuilder<Tables, 'import_row', unknown>;

const rowsOf = (db: Db, { batchId, appliedRound }: StagedItems, { from, below }: Span): StagedRows =>
  db
    .selectFrom('import_row')
    .where('import_row.batch_id', '=', batchId)
    .where('outcome', '=', 'new')
    .where('round', '>', appliedRound)
    .where('import_row.id', '>=', from)
    .where('import_row.id', '<', below)
    .orderBy('import_row.id');

const text = (value: string) => sql<string>`cast(${value} as text)`;
const whole = (value: number | null) => sql<number>`cast(${value} as integer)`;

const SAME_FOR_ALL = ['campaign_id', 'status', 'source', 'entered_by', 'entered_at', 'entered_on'] as const;

async function insertItems(
  db: Db,
  rows: StagedRows,
  { campaign_id, entered_by, entered_at, entered_on }: EnteredBy,
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('initiative')
    .columns([...ENTERED_COLUMNS, 'import_batch_id', ...SAME_FOR_ALL])
    .expression(
      rows
        .select(ENTERED_COLUMNS.map((column) => `import_row.${column}` as const))
        .select('batch_id')
        .select([
          whole(campaign_id).as('campaign_id'),
          text('submitted').as('status'),
          text('import').as('source'),
          whole(entered_by).as('entered_by'),
          text(entered_at).as('entered_at'),
          text(entered_on).as('entered_on'),
        ]),
    )
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows);
}

async function insertAuthors(db: Db, staged: StagedItems, span: Span): Promise<void> {
  const { list, value, place } = jsonEntries(db, 'import_row.authors');
  const rows = rowsOf(db, staged, span)
    .innerJoin('initiative', 'initiative.code', 'import_row.code')
    .select('initiative.id')
    .select([
      place.as('position'),
      sql<string>`${value} ->> 0`.as('name'),
      sql<number>`cast(${value} ->> 1 as integer)`.as('share_hundredths'),
      sql<string>`${value} ->> 2`.as('department'),
    ]);
  await db
    .insertInto('author')
    .columns(['initiative_id', 'position', 'name', 'share_hundredths', 'department'])
    .expression(rows.innerJoin(list, (join) => join.onTrue()))
    .execute();
}

/** Of the batch's items from above `before`. */
async function insertChanges(
  db: Db,
  { batchId }: StagedItems,
  before: number,
  { entered_at, entered_by }: EnteredBy,
): Promise<void> {
  await db
    .insertInto('status_change')
    .columns(['initiative_id', 'to_status', 'at', 'account_id'])
    .expression(
      db
        .selectFrom('initiative')
        .where('import_batch_id', '=', batchId)
        .where('id', '>', before)
        .orderBy('id')
        .select('id')
        .select([
          text('submitted').as('to_status'),
          text(entered_at).as('at'),
          whole(entered_by).as('account_id'),
        ]),
    )
    .execute();
}

async function lastId(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('initiative')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}
