import { setImmediate as breathe } from 'node:timers/promises';
import type { Insertable, Updateable } from 'kysely';
import { branchRange, chunksOf } from '../database/portable.ts';
import { preparedInsert, preparedInsertForId } from '../database/prepared.ts';
import type { Db, InitiativeTable, Row, StatusChangeTable } from '../database/schema.ts';
import { NotFound } from '../errors.ts';
import type { NewAuthor } from './author.store.ts';
import { type Initiative, isCode } from './initiative.ts';
import { applyDeltas } from './tally.store.ts';
import { deltasBetween } from './tally.ts';

export type NewInitiative = Insertable<InitiativeTable> &
  Pick<Initiative, 'benefit_basis' | 'benefit_vnd' | 'verified_on'>;

/** With the columns of its unit that every page of it shows. */
export interface InitiativeWithUnit extends Initiative {
  readonly organisationCode: string;
  readonly organisationName: string;
  readonly organisationPath: string;
}

/** The one item of this code inside the branch; outside of it is as good as absent. */
export async function findInitiative(
  db: Db,
  fence: string,
  code: string,
): Promise<InitiativeWithUnit | undefined> {
  if (!isCode(code)) return undefined;
  const { from, below } = branchRange(fence);
  return db
    .selectFrom('initiative')
    .innerJoin('organisation', 'organisation.id', 'initiative.organisation_id')
    .selectAll('initiative')
    .select([
      'organisation.code as organisationCode',
      'organisation.name as organisationName',
      'organisation.path as organisationPath',
    ])
    .where('initiative.code', '=', code)
    .where('organisation.path', '>=', from)
    .where('organisation.path', '<', below)
    .executeTakeFirst();
}

export async function getInitiative(db: Db, fence: string | null, code: string): Promise<InitiativeWithUnit> {
  const found = fence === null ? undefined : await findInitiative(db, fence, code);
  if (!found) throw new NotFound();
  return found;
}

/**
 * Inserts items with their authors and first history rows, and moves the counters; ids come back in order.
 * `beforeCounting` writes other rows of the caller's own: the counters, which everybody shares, are locked last.
 */
export async function insertInitiatives(
  db: Db,
  items: readonly { row: NewInitiative; authors: readonly NewAuthor[] }[],
  beforeCounting: (ids: readonly number[]) => Promise<void> = async () => {},
): Promise<number[]> {
  const ids: number[] = [];
  for (const chunk of chunksOf(items, 200)) {
    if (ids.length > 0) await breathe(); // SQLite answers at once: without this thousands of rows are one long turn
    const inserted = await insertRows(
      db,
      chunk.map(({ row }) => row),
    );
    const idOf = new Map(inserted.map(({ id, code }) => [code, id]));
    const own = chunk.map(({ row }) => idOf.get(row.code) as number);
    ids.push(...own);
    const authors = chunk.flatMap((item, index) =>
      item.authors.map((author) => ({ ...author, initiative_id: own[index] as number })),
    );
    if (authors.length === 1) await insertAuthor(db, authors[0] as (typeof authors)[number]);
    else if (authors.length > 0) await db.insertInto('author').values(authors).execute();
    const changes = chunk.map(({ row }, index) => firstChange(row, own[index] as number));
    await insertStatusChanges(db, changes);
  }
  await beforeCounting(ids);
  await applyDeltas(db, deltasBetween(items.map(({ row }) => ({ before: null, after: countedOf(row) }))));
  return ids;
}

const insertInitiative = preparedInsertForId('initiative');
const insertAuthor = preparedInsert('author');
const insertChange = preparedInsert('status_change');

/** One row, as from a form, takes the compiled way; building a query for it costs more than running it. */
async function insertRows(db: Db, rows: readonly NewInitiative[]): Promise<{ id: number; code: string }[]> {
  const [only] = rows;
  if (rows.length === 1 && only) return [{ id: await insertInitiative(db, only), code: only.code }];
  return db.insertInto('initiative').values(rows).returning(['id', 'code']).execute();
}

const firstChange = (row: NewInitiative, initiativeId: number): Insertable<StatusChangeTable> => ({
  initiative_id: initiativeId,
  from_status: null,
  to_status: row.status,
  at: row.entered_at,
  account_id: row.entered_by ?? null,
});

/** Of a new row, what the counters look at. */
const countedOf = ({
  campaign_id,
  phase_id,
  organisation_id,
  category_id,
  status,
  submitted_on,
  verified_on,
  benefit_vnd,
  benefit_basis,
}: NewInitiative) => ({
  campaign_id,
  phase_id: phase_id ?? null,
  organisation_id,
  category_id: category_id ?? null,
  status,
  submitted_on: submitted_on ?? null,
  verified_on,
  benefit_vnd,
  benefit_basis,
});

export type InitiativeChanges = Updateable<InitiativeTable>;

/**
 * Changes items and moves the counters by the difference; answers those that were changed, as they
 * were before. Left out are items that somebody else changed since `before` was read.
 */
export async function updateInitiatives<T extends Initiative>(
  db: Db,
  items: readonly { before: T; changes: InitiativeChanges }[],
): Promise<T[]> {
  const moved: { before: T; after: Initiative }[] = [];
  const inOrder = [...items].sort((a, b) => a.before.id - b.before.id); // everybody locks rows in one order
  for (const { before, changes } of inOrder) {
    const after = await db
      .updateTable('initiative')
      .set({ ...changes, version: before.version + 1 })
      .where('id', '=', before.id)
      .where('version', '=', before.version)
      .returningAll()
      .executeTakeFirst();
    if (after) moved.push({ before, after });
  }
  await applyDeltas(db, deltasBetween(moved));
  return moved.map(({ before }) => before);
}

/** Holds the row until the end of the transaction, so that what is read of it next stays true. */
export async function lockInitiative(db: Db, id: number): Promise<void> {
  await db
    .updateTable('initiative')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('id', '=', id)
    .execute();
}

/** What is shown with the item has changed: who decides on what they saw before is told so. */
export async function markChanged(db: Db, id: number): Promise<void> {
  await db
    .updateTable('initiative')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function insertStatusChanges(
  db: Db,
  rows: readonly Insertable<StatusChangeTable>[],
): Promise<void> {
  const [only] = rows;
  if (rows.length === 1 && only) await insertChange(db, only);
  else if (rows.length > 0) await db.insertInto('status_change').values(rows).execute();
}

export function findLastChange(db: Db, initiativeId: number): Promise<Row<'status_change'> | undefined> {
  return db
    .selectFrom('status_change')
    .selectAll()
    .where('initiative_id', '=', initiativeId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
