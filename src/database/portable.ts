import {
  type AliasedRawBuilder,
  type ExpressionBuilder,
  type ExpressionWrapper,
  PostgresAdapter,
  type RawBuilder,
  sql,
} from 'kysely';
import type { Db, Tables } from './schema.ts';

/** The organisations of a branch: a path range, which an index on `path` answers on both databases. */
export function branchRange(fence: string): { from: string; below: string } {
  return { from: fence, below: `${fence.slice(0, -1)}0` }; // '0' follows '/' in ASCII, and text compares by bytes
}

/** How many rows there are, as a number on both databases. */
export function countAll<T, K extends keyof T>(eb: ExpressionBuilder<T, K>): ExpressionWrapper<T, K, number> {
  return eb.cast<number>(eb.fn.countAll(), 'integer');
}

/** Splits a set-based write so that it stays under the databases' limits on bound values. */
export function* chunksOf<T>(rows: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/** Text for `like … escape '\'` that finds this text anywhere. */
export function likeAnywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** The entries of a list that a text column holds as JSON, to be joined to its row; `place` counts from 1. */
export function jsonEntries(
  db: Db,
  column: string,
): {
  list: AliasedRawBuilder<Record<string, never>, 'entry'>;
  value: RawBuilder<unknown>;
  place: RawBuilder<number>;
} {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const list = isPostgres
    ? sql<Record<string, never>>`jsonb_array_elements(${sql.ref(column)}::jsonb) with ordinality`
    : sql<Record<string, never>>`json_each(${sql.ref(column)})`;
  return {
    list: isPostgres ? list.as(sql`entry(value, place)`) : list.as('entry'),
    value: sql.ref('entry.value'),
    place: isPostgres ? sql<number>`cast(entry.place as integer)` : sql<number>`entry.key + 1`,
  };
}

/**
 * The rows of a query, to be asked anew for each row of the table that stands before it, of which `condition`
 * speaks. Where that is a range, PostgreSQL expects a two-hundredth of all rows each time, and would rather
 * hold everything against everything than walk an index once a row.
 */
export function rowsForEach<T>(
  db: Db,
  table: keyof Tables,
  { columns, condition }: { columns: readonly (keyof T & string)[]; condition: RawBuilder<boolean> },
): RawBuilder<T> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  return db.getExecutor().adapter instanceof PostgresAdapter
    ? sql<T>`lateral (select ${names} from ${sql.table(table)} where ${condition} offset 0)`
    : sql<T>`${sql.table(table)}`;
}

/** The texts of a list that is given as JSON, as rows of one column `text`: one statement for any number of them. */
export function textsOf(db: Db, json: string): RawBuilder<{ text: string }> {
  return db.getExecutor().adapter instanceof PostgresAdapter
    ? sql`(select value as text from jsonb_array_elements_text(cast(${json} as jsonb)))`
    : sql`(select value as text from json_each(${json}))`;
}
