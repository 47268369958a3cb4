import Sqlite from 'better-sqlite3';

/** Below it two connections at one moment can corrupt a WAL database (the WAL-reset bug, sqlite.org). */
const LEAST_VERSION = '3.51.3';

/** A waiting write would hold up the whole event loop, so it waits in the database only this long and then outside. */
const BUSY_WRITING_MS = 15;
/** Opening, and reading while another process opens or leaves: short and rare, so it may wait in the database. */
const BUSY_MS = 3000;
const STATEMENTS_KEPT = 400;
/**
 * A small write touches some thirty pages, so the usual 1.000 would mean a checkpoint every thirty
 * writes; 8.000 keep the WAL at about 32 MB and let hot pages come home once.
 */
const CHECKPOINT_PAGES = 8000;

export type Prepared = Sqlite.Statement<unknown[], unknown>;

/** One better-sqlite3 connection with its prepared statements. */
export class Handle {
  private readonly prepared = new Map<string, Prepared>();
  readonly raw: Sqlite.Database;

  constructor(file: string, readonly: boolean) {
    this.raw = new Sqlite(file, { readonly, timeout: BUSY_MS });
    // better-sqlite3 is built to open WAL databases with synchronous=NORMAL, which can lose
    // acknowledged commits in a power cut: FULL has to be said on every connection.
    for (const pragma of [
      'synchronous = FULL',
      'foreign_keys = ON',
      'cache_size = -65536',
      'temp_store = MEMORY',
      'mmap_size = 268435456',
    ]) {
      this.raw.pragma(pragma);
    }
    if (readonly) return;
    this.raw.pragma('journal_mode = WAL');
    this.raw.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    this.raw.pragma(`busy_timeout = ${BUSY_WRITING_MS}`);
  }

  prepare(sql: string): Prepared {
    const known = this.prepared.get(sql);
    if (known) return known;
    const statement = this.raw.prepare<unknown[], unknown>(sql);
    if (this.prepared.size >= STATEMENTS_KEPT)
      this.prepared.delete(this.prepared.keys().next().value as string);
    this.prepared.set(sql, statement);
    return statement;
  }
}

export function assertVersion(raw: Sqlite.Database): void {
  const { version } = raw.prepare<[], { version: string }>('select sqlite_version() as version').get() ?? {
    version: '0',
  };
  const parts = (text: string): number =>
    text
      .split('.')
      .map(Number)
      .reduce((sum, part) => sum * 1000 + part, 0);
  if (parts(version) < parts(LEAST_VERSION))
    throw new Error(`SQLite ${version} is older than ${LEAST_VERSION}`);
}
