import { setTimeout as sleep } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { isBusy, OwnSqliteAdapter, SqliteConnection } from './sqlite-connection.ts';
import { assertVersion, Handle } from './sqlite-handle.ts';

/** How long a write waits for another process before it is given up. */
const GIVE_UP_MS = 10_000;

class SqliteDriver implements Driver {
  private lastWriter: Promise<void> = Promise.resolve();
  private readonly release = new Map<DatabaseConnection, () => void>();
  private readonly reader: Handle;
  private readonly writer: Handle | null;

  constructor(reader: Handle, writer: Handle | null) {
    this.reader = reader;
    this.writer = writer;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new SqliteConnection(this.reader, this.writer);
  }

  /** Waits its turn in this process, then for other processes; BEGIN IMMEDIATE, so that nothing read before is stale. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const { writer } = this;
    if (!writer) throw new Error('this handle only reads');
    const before = this.lastWriter;
    let done = (): void => {};
    this.lastWriter = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    try {
      await beginImmediate(writer);
    } catch (error) {
      done();
      throw error;
    }
    (connection as SqliteConnection).writing = true;
    this.release.set(connection, done);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    this.end(connection, 'commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.writer?.raw.inTransaction) this.end(connection, 'rollback');
    else this.handBack(connection);
  }

  /** A commit that failed leaves the handle with the transaction, for the rollback that Kysely sends next. */
  private end(connection: DatabaseConnection, how: 'commit' | 'rollback'): void {
    this.writer?.prepare(how).run();
    this.handBack(connection);
  }

  private handBack(connection: DatabaseConnection): void {
    (connection as SqliteConnection).writing = false;
    this.release.get(connection)?.();
    this.release.delete(connection);
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    // the reader first: only the last to close brings the WAL home, and a reader cannot write
    this.reader.raw.close();
    this.writer?.raw.close();
  }
}

async function beginImmediate(writer: Handle): Promise<void> {
  const started = Date.now();
  for (let attempt = 0; ; attempt++) {
    try {
      writer.prepare('begin immediate').run();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() - started > GIVE_UP_MS) throw error;
      await sleep(Math.min(50, 2 + attempt * 2));
    }
  }
}

export interface SqliteHandles {
  readonly dialect: Dialect;
  /** The connection that writes, for backup and for checks of the file itself; null for a reader. */
  readonly raw: Sqlite.Database;
  /** A number that is another one after every commit of any connection, this process's own writer included. */
  changeMark(): number;
}

/** A dialect on this file: one handle that writes, one that reads. With `readOnly` just the latter. */
export function sqliteHandles(file: string, readOnly = false): SqliteHandles {
  const writer = readOnly ? null : new Handle(file, false);
  if (writer) assertVersion(writer.raw);
  const reader = new Handle(file, true);
  const dialect: Dialect = {
    createAdapter: () => new OwnSqliteAdapter(),
    createDriver: () => new SqliteDriver(reader, writer),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
  const dataVersion = reader.raw.prepare<[], number>('pragma data_version').pluck();
  return { dialect, raw: (writer ?? reader).raw, changeMark: () => dataVersion.get() ?? 0 };
}
