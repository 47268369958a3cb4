import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { Kysely, PostgresDialect } from 'kysely';
import type { DatabaseConfig } from '../config.ts';
import type { Db, Tables } from './schema.ts';
import { sqliteHandles } from './sqlite-driver.ts';

export interface Database {
  readonly db: Db;
  readonly config: DatabaseConfig;
  /** The SQLite connection that writes; absent on PostgreSQL. */
  readonly sqlite?: Sqlite.Database;
  /** A number that is another one after every commit, for almost nothing; absent on PostgreSQL. */
  readonly changeMark?: () => number;
  /** A handle of one's own for a long read (exports): streaming on it holds up nobody else. */
  openReader(): Promise<{ readonly db: Db; close(): Promise<void> }>;
  close(): Promise<void>;
}

export async function connect(config: DatabaseConfig): Promise<Database> {
  return config.kind === 'sqlite' ? connectSqlite(config) : connectPostgres(config);
}

function connectSqlite(config: DatabaseConfig & { kind: 'sqlite' }): Database {
  mkdirSync(dirname(config.file), { recursive: true });
  const { dialect, raw, changeMark } = sqliteHandles(config.file);
  const db = new Kysely<Tables>({ dialect });
  const openReader = async () => {
    const reader = new Kysely<Tables>({ dialect: sqliteHandles(config.file, true).dialect });
    return { db: reader, close: () => reader.destroy() };
  };
  return { db, config, sqlite: raw, changeMark, openReader, close: () => db.destroy() };
}

/** The PostgreSQL driver is loaded only where it is used: it would slow down every start on SQLite. */
async function connectPostgres(config: DatabaseConfig & { kind: 'postgres' }): Promise<Database> {
  const { default: pg } = await import('pg');
  // bigint and numeric come as text unless told otherwise; our largest sums stay far below 2^53.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  const pool = new pg.Pool({
    connectionString: config.url,
    max: 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', () => {}); // an idle connection that was cut is replaced at the next query
  const { default: Cursor } = await import('pg-cursor');
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) });
  return { db, config, openReader: async () => ({ db, close: async () => {} }), close: () => db.destroy() };
}
