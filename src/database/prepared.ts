import {
  type Compilable,
  type CompiledQuery,
  type Insertable,
  type InsertQueryBuilder,
  type InsertResult,
  PostgresAdapter,
  type QueryResult,
} from 'kysely';
import type { Db, Tables } from './schema.ts';
import { connectionOf, knownConnection } from './sqlite-connection.ts';

/**
 * A query that is built and compiled once per handle and then only filled in: building costs more than
 * most small queries take. `build` gets a placeholder for each argument and must hand it to the query
 * as it is, once or more, and never look at it.
 */
export function prepared<A extends readonly unknown[], R>(
  build: (db: Db, ...slots: A) => Compilable<R>,
): (db: Db, ...values: A) => Promise<R[]> {
  const fill = fillable(build, build.length - 1);
  return async (db, ...values) => (await fill(db, ...values)).rows;
}

/** As `prepared`, for a query that changes rows: answers how many. */
export function preparedWrite<A extends readonly unknown[]>(
  build: (db: Db, ...slots: A) => Compilable,
): (db: Db, ...values: A) => Promise<number> {
  const fill = fillable(build, build.length - 1);
  return async (db, ...values) => Number((await fill(db, ...values)).numAffectedRows ?? 0n);
}

interface Compiled<R> {
  readonly query: CompiledQuery<R>;
  /** For each parameter the argument that it comes from; -1 for what is always the same. */
  readonly from: readonly number[];
}

function fillable<A extends readonly unknown[], R>(
  build: (db: Db, ...slots: A) => Compilable<R>,
  arity: number,
): (db: Db, ...values: A) => Promise<QueryResult<R>> {
  // by adapter, which a handle and its transactions share
  const compiled = new WeakMap<object, Compiled<R>>();
  const compile = (db: Db): Compiled<R> => {
    const slots: unknown[] = Array.from({ length: arity }, () => Symbol('slot'));
    const query = build(db, ...(slots as unknown as A)).compile();
    const made = { query, from: query.parameters.map((parameter) => slots.indexOf(parameter)) };
    compiled.set(db.getExecutor().adapter, made);
    return made;
  };
  return async (db, ...values) => {
    const { query, from } = compiled.get(db.getExecutor().adapter) ?? compile(db);
    const parameters = from.map((argument, index) =>
      argument < 0 ? query.parameters[index] : values[argument],
    );
    const connection = knownConnection(db) ?? (await connectionOf(db));
    if (connection) return connection.execute<R>(query.sql, parameters);
    return db.executeQuery<R>({ ...query, parameters });
  };
}

type Insert<T extends keyof Tables> = InsertQueryBuilder<Tables, T, InsertResult>;

/** As `prepared`, for a row of this table; compiled once for each set of columns that is given. */
export function preparedInsert<T extends keyof Tables, R = InsertResult>(
  table: T,
  finish: (insert: Insert<T>, db: Db) => Compilable<R> = (insert) => insert as unknown as Compilable<R>,
): (db: Db, row: Insertable<Tables[T]>) => Promise<QueryResult<R>> {
  const statements = new Map<string, (db: Db, ...values: unknown[]) => Promise<QueryResult<R>>>();
  return (db, row) => {
    const values: unknown[] = [];
    let key = '';
    for (const [column, value] of Object.entries(row)) {
      if (value === undefined) continue;
      key += `${column},`;
      values.push(value);
    }
    let insert = statements.get(key);
    if (!insert) {
      insert = fillable(insertOf(table, key.slice(0, -1).split(','), finish), values.length);
      statements.set(key, insert);
    }
    return insert(db, ...values);
  };
}

/** As `preparedInsert`; answers the row's id, which SQLite tells without `returning` and its price. */
export function preparedInsertForId<T extends keyof Tables>(
  table: T,
): (db: Db, row: Insertable<Tables[T]>) => Promise<number> {
  const insert = preparedInsert<T, { id: number }>(table, (query, db) =>
    onPostgres(db)
      ? (query.returning('id' as never) as unknown as Compilable<{ id: number }>)
      : (query as unknown as Compilable<{ id: number }>),
  );
  return async (db, row) => {
    const { rows, insertId } = await insert(db, row);
    return rows[0]?.id ?? Number(insertId);
  };
}

const onPostgres = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

const insertOf =
  <T extends keyof Tables, R>(
    table: T,
    columns: readonly string[],
    finish: (insert: Insert<T>, db: Db) => Compilable<R>,
  ) =>
  (db: Db, ...slots: unknown[]): Compilable<R> => {
    const values = Object.fromEntries(columns.map((column, index) => [column, slots[index]]));
    return finish(db.insertInto(table).values(values as never), db);
  };
