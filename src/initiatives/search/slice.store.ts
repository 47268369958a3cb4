import { type SqlBool, sql } from 'kysely';
import { branchRange, countAll, likeAnywhere } from '../../database/portable.ts';
import type { Db } from '../../database/schema.ts';
import { columnsIn, type Filter, indexFor, isNarrow } from './filter.ts';

/** Where a page of a list begins: at one end, or beyond an id. */
export interface Start {
  readonly direction: 'newest' | 'oldest';
  readonly beyond?: number | undefined;
}

const PAGE = 50;
/** What no index answers is looked for in this many items at a time, and the page says so. */
export const WINDOW = 50_000;
export const COUNTED_TO = 1_000;

export type Item = Awaited<ReturnType<typeof listRows>>[number];
export interface Slice {
  readonly items: Item[];
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
  /** True where the page ends because the window did, not because it is full. */
  readonly windowEnded: boolean;
}

/** One page of a list, whatever its depth: a walk along an index, of at most a window where the filter is narrow. */
export async function listSlice(db: Db, filter: Filter, start: Start, most: number = PAGE): Promise<Slice> {
  const end = isNarrow(filter) ? await findWindowEnd(db, filter, start) : null;
  const rows = await listRows(db, filter, start, end, most + 1);
  const items = rows.slice(0, most);
  const full = rows.length > most;
  return { items, next: full ? (items.at(-1)?.id ?? null) : end, windowEnded: !full && end !== null };
}

/** How many there are from this start on, counted no further than `COUNTED_TO` + 1 and one window. */
export async function countSlice(db: Db, filter: Filter, start: Start): Promise<number> {
  const end = isNarrow(filter) ? await findWindowEnd(db, filter, start) : null;
  const some = inOrder(matching(db, filter, start, end), start)
    .select('initiative.id')
    .limit(COUNTED_TO + 1);
  const { count } = await db
    .selectFrom(some.as('some'))
    .select((eb) => countAll(eb).as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function listRows(db: Db, filter: Filter, start: Start, end: number | null, limit: number) {
  return inOrder(matching(db, filter, start, end), start)
    .leftJoin('phase', 'phase.id', 'initiative.phase_id')
    .leftJoin('category', 'category.id', 'initiative.category_id')
    .select([
      'initiative.id',
      'initiative.code',
      'initiative.title',
      'initiative.status',
      'initiative.submitted_on',
      'initiative.entered_by',
      'initiative.version',
      'organisation.name as organisationName',
      'organisation.path as organisationPath',
      'phase.number as phaseNumber',
      'phase.closed_at',
      'category.name as categoryName',
    ])
    .limit(limit)
    .execute();
}

type Walk = ReturnType<typeof along>;

const inOrder = (walk: Walk, { direction }: Start) =>
  walk.orderBy('initiative.id', direction === 'newest' ? 'desc' : 'asc');

/** The id at which the window ends; null where the rest fits into it. */
async function findWindowEnd(db: Db, filter: Filter, start: Start): Promise<number | null> {
  const last = await inOrder(along(db, filter, start, false), start)
    .select('initiative.id')
    .offset(WINDOW - 1)
    .limit(1)
    .executeTakeFirst();
  return last?.id ?? null;
}

/** The rows of the index that the list walks along, beyond the start. */
function along(db: Db, filter: Filter, { direction, beyond }: Start, joined = true) {
  const index = indexFor(filter);
  let walk = db
    .selectFrom('initiative')
    .$if(joined, (query) =>
      query.innerJoin('organisation', 'organisation.id', 'initiative.organisation_id'),
    ) as unknown as ReturnType<typeof joinedRows>;
  for (const [column, value] of columnsIn(filter)) {
    if (index.includes(column))
      walk = walk.where(`initiative.${column}` as 'initiative.status', '=', value as never);
  }
  return beyond === undefined
    ? walk
    : walk.where('initiative.id', direction === 'newest' ? '<' : '>', beyond);
}

const joinedRows = (db: Db) =>
  db.selectFrom('initiative').innerJoin('organisation', 'organisation.id', 'initiative.organisation_id');

/** All conditions. What the index does not answer stands as an expression, which draws no other index to itself. */
function matching(db: Db, filter: Filter, start: Start, end: number | null): Walk {
  const { from, below } = branchRange(filter.fence);
  const index = indexFor(filter);
  let walk = along(db, filter, start)
    .where(sql<SqlBool>`organisation.path || '' >= ${from}`)
    .where(sql<SqlBool>`organisation.path || '' < ${below}`);
  for (const [column, value] of columnsIn(filter)) {
    if (!index.includes(column)) walk = walk.where(compared(column, value));
  }
  for (const word of filter.words ?? [])
    walk = walk.where(sql<SqlBool>`initiative.search like ${likeAnywhere(word)} escape '\\'`);
  return end === null ? walk : walk.where('initiative.id', start.direction === 'newest' ? '>=' : '<=', end);
}

const compared = (column: string, value: number | string) =>
  typeof value === 'number'
    ? sql<SqlBool>`${sql.ref(`initiative.${column}`)} + 0 = ${value}`
    : sql<SqlBool>`${sql.ref(`initiative.${column}`)} || '' = ${value}`;
