import { type CompiledQuery, type DatabaseConnection, type QueryResult, SqliteAdapter } from 'kysely';
import type { Db } from './schema.ts';
import type { Handle, Prepared } from './sqlite-handle.ts';

/**
 * Inside a transaction everything goes to the one handle that writes. Outside of one a read goes there
 * too while nobody writes, since its pages stay in memory over its own commits (the other handle's are
 * dropped at each of them); everything else goes to the read-only handle, which refuses to write.
 */
export class SqliteConnection implements DatabaseConnection {
  /** Between begin and commit. */
  writing = false;
  private readonly reader: Handle;
  private readonly writer: Handle | null;

  constructor(reader: Handle, writer: Handle | null) {
    this.reader = reader;
    this.writer = writer;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return this.execute<R>(sql, parameters);
  }

  execute<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    const idle = this.writing ? undefined : this.idleWriter(sql);
    if (idle) {
      try {
        return run(idle, parameters);
      } catch (error) {
        // another process opens or leaves: the read-only handle waits for it longer
        if (!isBusy(error)) throw error;
      }
    }
    return run((this.writing && this.writer ? this.writer : this.reader).prepare(sql), parameters);
  }

  /** One statement for many rows, inside a transaction: values in the order of its parameters. */
  executeEach(sql: string, rows: readonly (readonly unknown[])[]): void {
    const statement = (this.writing && this.writer ? this.writer : this.reader).prepare(sql);
    for (const values of rows) statement.run(values as unknown[]);
  }

  /** Blocks every other query of its handle until it ends: only for handles of one's own (`openReader`). */
  async *streamQuery<R>(
    { sql, parameters }: CompiledQuery,
    chunkSize = 500,
  ): AsyncIterableIterator<QueryResult<R>> {
    const handle = this.writing && this.writer ? this.writer : this.reader;
    let rows: R[] = [];
    for (const row of handle.raw.prepare<unknown[], unknown>(sql).iterate(...parameters)) {
      rows.push(row as R);
      if (rows.length === chunkSize) {
        yield { rows };
        rows = [];
      }
    }
    if (rows.length > 0) yield { rows };
  }

  private idleWriter(sql: string): Prepared | undefined {
    if (!this.writer || this.writer.raw.inTransaction) return undefined;
    const statement = this.writer.prepare(sql);
    return statement.reader && statement.readonly ? statement : undefined;
  }
}

function run<R>(statement: Prepared, parameters: readonly unknown[]): QueryResult<R> {
  if (statement.reader) return { rows: statement.all(...parameters) as R[] };
  const { changes, lastInsertRowid } = statement.run(...parameters);
  return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
}

export const isBusy = (error: unknown): boolean =>
  String((error as { code?: unknown } | null)?.code).startsWith('SQLITE_BUSY');

/** Marks handles whose queries may take the short way of `shortWay`. */
export class OwnSqliteAdapter extends SqliteAdapter {}

const known = new WeakMap<object, SqliteConnection>();

/**
 * The connection behind a handle, whose queries answer at once: Kysely's own way hands each through half
 * a dozen promises. Undefined on PostgreSQL, and where a plugin wants to see the queries.
 */
export async function connectionOf(db: Db): Promise<SqliteConnection | undefined> {
  const executor = db.getExecutor();
  if (!(executor.adapter instanceof OwnSqliteAdapter) || executor.plugins.length > 0) return undefined;
  const found = await executor.provideConnection(async (connection) => connection);
  if (!(found instanceof SqliteConnection)) return undefined;
  known.set(executor, found);
  return found;
}

export const knownConnection = (db: Db): SqliteConnection | undefined => known.get(db.getExecutor());
