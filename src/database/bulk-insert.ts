import { setImmediate as breathe } from 'node:timers/promises';
import { CompiledQuery, type Insertable, type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Db, Tables } from './schema.ts';
import { connectionOf, knownConnection } from './sqlite-connection.ts';

/** PostgreSQL takes 65.535 bound values a statement; more than this a time gains nothing. */
const MOST_VALUES = 8_000;

const STATEMENTS = new Map<string, string>();

/**
 * Inserts many rows of one shape. They wait until a few hundred are there; `flush` sends the rest. SQLite
 * gets them one by one through one statement, which costs it least; PostgreSQL many in one statement, which
 * is made once and used again.
 */
export class BulkInsert<T extends keyof Tables> {
  private readonly db: Db;
  private readonly table: T;
  private readonly columns: readonly (keyof Insertable<Tables[T]> & string)[];
  /** How many rows go out at once. */
  readonly rowsEach: number;
  private rows: (readonly unknown[])[] = [];

  constructor(db: Db, table: T, columns: readonly (keyof Insertable<Tables[T]> & string)[]) {
    this.db = db;
    this.table = table;
    this.columns = columns;
    this.rowsEach = Math.floor(MOST_VALUES / columns.length);
  }

  add(row: Insertable<Tables[T]>): Promise<void> {
    return this.addValues(this.columns.map((column) => row[column] ?? null));
  }

  /** As `add`, of values in the columns' order. */
  async addValues(values: readonly unknown[]): Promise<void> {
    this.rows.push(values);
    if (this.rows.length === this.rowsEach) await this.send();
  }

  async flush(): Promise<void> {
    if (this.rows.length > 0) await this.send();
  }

  private async send(): Promise<void> {
    const { rows } = this;
    this.rows = [];
    const connection = knownConnection(this.db) ?? (await connectionOf(this.db));
    if (connection) connection.executeEach(this.compiled(1), rows);
    else await this.db.executeQuery(CompiledQuery.raw(this.compiled(rows.length), rows.flat()));
    await breathe(); // SQLite answers at once: without this thousands of rows are one long turn
  }

  /** Compiled once for the whole process, but for those of the last few rows. */
  private compiled(count: number): string {
    if (count > 1 && count < this.rowsEach) return this.compile(count);
    const key = `${this.db.getExecutor().adapter.constructor.name} ${count} ${this.table} ${this.columns.join()}`;
    const known = STATEMENTS.get(key) ?? this.compile(count);
    STATEMENTS.set(key, known);
    return known;
  }

  private compile(count: number): string {
    const row = Object.fromEntries(this.columns.map((column) => [column, 0]));
    const db = this.db as unknown as Kysely<Record<string, Record<string, unknown>>>;
    return db
      .insertInto(this.table)
      .values(Array.from({ length: count }, () => row))
      .compile().sql;
  }
}

/** The next id that a table would hand out; it must be empty or ours alone while ids are given by hand. */
export async function nextId(db: Db, table: keyof Tables): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(id), 0) + 1 as next from ${sql.table(table)}`.execute(db);
  return rows[0]?.next ?? 1;
}

/** After ids were given by hand: PostgreSQL goes on counting behind them; SQLite does so by itself. */
export async function continueIds(db: Db, table: keyof Tables): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select coalesce(max(id), 1) from ${sql.table(table)}))`.execute(
    db,
  );
}
