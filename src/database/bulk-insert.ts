import { setImmediate as breathe } from 'node:timers/promises';
import { CompiledQuery, type Insertable, type Kysely, PostgresAdapter, sql } from 'kysely';
import type { Db, Tables } from './schema.ts';

/** Stays under SQLite's 32.766 bound values a statement. */
const MOST_VALUES = 8_000;

const FULL_STATEMENTS = new Map<string, string>();

/**
 * Inserts many rows of one shape: the statement is made once and used again, which is several times
 * faster than building it anew. Rows wait until a statement is full; `flush` sends the rest.
 */
export class BulkInsert<T extends keyof Tables> {
  private readonly db: Db;
  private readonly table: T;
  private readonly columns: readonly (keyof Insertable<Tables[T]> & string)[];
  /** How many rows go out at once. */
  readonly rowsEach: number;
  private rows: Insertable<Tables[T]>[] = [];

  constructor(db: Db, table: T, columns: readonly (keyof Insertable<Tables[T]> & string)[]) {
    this.db = db;
    this.table = table;
    this.columns = columns;
    this.rowsEach = Math.floor(MOST_VALUES / columns.length);
  }

  async add(row: Insertable<Tables[T]>): Promise<void> {
    this.rows.push(row);
    if (this.rows.length === this.rowsEach) await this.send();
  }

  async flush(): Promise<void> {
    if (this.rows.length > 0) await this.send();
  }

  private async send(): Promise<void> {
    const { rows } = this;
    this.rows = [];
    const statement = this.compiled(rows.length);
    const values = rows.flatMap((row) => this.columns.map((column) => row[column] ?? null));
    await this.db.executeQuery(CompiledQuery.raw(statement, values));
    await breathe(); // SQLite answers at once: without this thousands of rows are one long turn
  }

  /** Full statements are compiled once for the whole process. */
  private compiled(count: number): string {
    if (count < this.rowsEach) return this.compile(count);
    const key = `${this.db.getExecutor().adapter.constructor.name} ${this.table} ${this.columns.join()}`;
    const known = FULL_STATEMENTS.get(key) ?? this.compile(count);
    FULL_STATEMENTS.set(key, known);
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

/**
 * Sets so many ids of a table aside for rows that this transaction inserts; answers the one for each place.
 * SQLite has one writer, so the next ones are free; PostgreSQL's sequence may hand out others in between.
 */
export async function reserveIds(
  db: Db,
  table: keyof Tables,
  count: number,
): Promise<(index: number) => number> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) {
    const first = await nextId(db, table);
    return (index) => first + index;
  }
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${sql.lit(count)})`.execute(
    db,
  );
  return (index) => rows[index]?.id as number;
}

/** After ids were given by hand: PostgreSQL goes on counting behind them; SQLite does so by itself. */
export async function continueIds(db: Db, table: keyof Tables): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select coalesce(max(id), 1) from ${sql.table(table)}))`.execute(
    db,
  );
}
