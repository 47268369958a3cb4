import { type Insertable, sql } from 'kysely';
import { BulkInsert } from '../database/bulk-insert.ts';
import type { Db, ImportRowTable } from '../database/schema.ts';
import { ENTERED_COLUMNS } from '../initiatives/item-columns.ts';
import type { ImportRow, Outcome } from './import.ts';

const PLACE_COLUMNS = [
  'batch_id',
  'round',
  'sheet',
  'row_number',
  'origin',
  'outcome',
  'raw',
  'findings',
] as const;
const ITEM = [...ENTERED_COLUMNS, 'authors'] as const;
/** A bad row has no item; its fingerprint is that of nothing. */
const NO_ITEM = ITEM.map((column) => (column === 'fingerprint' ? '' : null));

type PlaceColumns = Pick<Insertable<ImportRowTable>, (typeof PLACE_COLUMNS)[number]>;
type ItemColumns = { readonly [Column in (typeof ITEM)[number]]: ImportRow[Column] };

/** A row in the order of its columns. */
export type RowValues = readonly unknown[];

/** Where a row of a file stands and what is said of it, with what it becomes; null for a bad one. */
export function rowValues(place: PlaceColumns, item: ItemColumns | null): RowValues {
  const values: unknown[] = PLACE_COLUMNS.map((column) => place[column]);
  if (item) for (const column of ITEM) values.push(item[column]);
  else values.push(...NO_ITEM);
  return values;
}

export async function insertRows(db: Db, rows: readonly RowValues[]): Promise<void> {
  const insert = new BulkInsert(db, 'import_row', [...PLACE_COLUMNS, ...ITEM]);
  for (const row of rows) await insert.addValues(row);
  await insert.flush();
}

/** Rows of which something is to be said, in the file's order; those that were sent again are settled. */
export function listRowsWithFindings(
  db: Db,
  batchId: number,
  { after, limit }: { after: number; limit: number },
): Promise<ImportRow[]> {
  return db
    .selectFrom('import_row')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('findings', '<>', '[]')
    .where('outcome', '<>', 'corrected')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Rows of one outcome, in the file's order, from above `after`. */
export function listRowsOf(
  db: Db,
  batchId: number,
  { outcome, after, limit }: { outcome: Outcome; after: number; limit: number },
): Promise<ImportRow[]> {
  return db
    .selectFrom('import_row')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('outcome', '=', outcome)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Every row that was not sent again, in the file's order, from above `after`. */
export function listStagedRows(
  db: Db,
  batchId: number,
  { after, limit }: { after: number; limit: number },
): Promise<Pick<ImportRow, 'id' | 'outcome' | 'findings'>[]> {
  return db
    .selectFrom('import_row')
    .select(['id', 'outcome', 'findings'])
    .where('batch_id', '=', batchId)
    .where('outcome', '<>', 'corrected')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** `placeOf`, where the database has to say it. */
const PLACE = sql<string>`case when origin <> '' then origin
  when round = 1 then sheet || '!' || row_number else round || '/' || sheet || '!' || row_number end`;

export interface BadRow extends Pick<ImportRow, 'id' | 'findings'> {
  readonly place: string;
}

export function listBadRows(db: Db, batchId: number): Promise<BadRow[]> {
  return db
    .selectFrom('import_row')
    .select(['id', 'findings', PLACE.as('place')])
    .where('batch_id', '=', batchId)
    .where('outcome', '=', 'error')
    .orderBy('id')
    .execute();
}

export async function hasRows(db: Db, batchId: number, round: number): Promise<boolean> {
  const found = await db
    .selectFrom('import_row')
    .select('id')
    .where('batch_id', '=', batchId)
    .where('round', '=', round)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function markCorrected(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('import_row').set({ outcome: 'corrected' }).where('id', 'in', ids).execute();
}

/** Takes the rows of rounds away that have not gone in; what they corrected is bad again. */
export async function removePendingRows(db: Db, batchId: number, appliedRound: number): Promise<void> {
  const pending = db
    .selectFrom('import_row')
    .select('origin')
    .where('batch_id', '=', batchId)
    .where('round', '>', appliedRound)
    .where('origin', '<>', '');
  await db
    .updateTable('import_row')
    .set({ outcome: 'error' })
    .where('batch_id', '=', batchId)
    .where('outcome', '=', 'corrected')
    .where(PLACE, 'in', pending)
    .execute();
  await db
    .deleteFrom('import_row')
    .where('batch_id', '=', batchId)
    .where('round', '>', appliedRound)
    .execute();
}
