import { type Insertable, sql } from 'kysely';
import { BulkInsert, continueIds, nextId } from '../database/bulk-insert.ts';
import type { AuthorTable, Db, InitiativeTable, StatusChangeTable } from '../database/schema.ts';
import { ITEM_COLUMNS } from './item-columns.ts';
import { rebuildTallies } from './tally.store.ts';

export interface WholeInitiative {
  readonly row: Omit<Insertable<InitiativeTable>, 'id' | 'duplicate_of_id'>;
  /** Which of those inserted before it repeats, as its place in the order. */
  readonly duplicateOf: number | null;
  readonly authors: readonly Omit<Insertable<AuthorTable>, 'initiative_id'>[];
  /** The whole history, the first entry included. */
  readonly changes: readonly Omit<Insertable<StatusChangeTable>, 'initiative_id'>[];
}

const COLUMNS = [...ITEM_COLUMNS, 'version'] as const;

/**
 * Loads items with their history into a database that has none, and counts them once at the end.
 * Holds no more than a few hundred of them at a time. For the demo; people's items go through
 * `insertInitiatives`. Answers how many there were.
 */
export async function loadInitiatives(db: Db, items: Iterable<WholeInitiative>): Promise<number> {
  const first = await nextId(db, 'initiative');
  const rows = new BulkInsert(db, 'initiative', COLUMNS);
  const authors = new BulkInsert(db, 'author', [
    'initiative_id',
    'position',
    'name',
    'share_hundredths',
    'department',
  ]);
  const changes = new BulkInsert(db, 'status_change', [
    'initiative_id',
    'from_status',
    'to_status',
    'at',
    'account_id',
    'note',
  ]);
  // what refers to an item waits until the item's own row is sent
  let waiting: { id: number; item: WholeInitiative }[] = [];
  const sendParts = async (): Promise<void> => {
    for (const { id: initiative_id, item } of waiting) {
      for (const author of item.authors) await authors.add({ ...author, initiative_id });
      for (const change of item.changes) await changes.add({ ...change, initiative_id });
    }
    waiting = [];
  };
  let id = first;
  for (const item of items) {
    const { duplicateOf } = item;
    const duplicate_of_id = duplicateOf === null ? null : first + duplicateOf;
    await rows.add({ other_effects: '', ...item.row, id, duplicate_of_id });
    waiting.push({ id, item });
    if (waiting.length === rows.rowsEach) await sendParts();
    id += 1;
  }
  await rows.flush();
  await sendParts();
  await authors.flush();
  await changes.flush();
  await continueIds(db, 'initiative');
  await rebuildTallies(db);
  return id - first;
}

export async function hasAnyInitiative(db: Db): Promise<boolean> {
  const found = await db
    .selectFrom('initiative')
    .select(sql<number>`1`.as('one'))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
