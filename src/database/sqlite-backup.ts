import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';

/** What a backup file says about itself, in the table `backup_meta`. */
export interface BackupMeta {
  readonly product: 'sang-kien';
  readonly createdAt: string;
  readonly migrations: readonly string[];
}

export interface BackupFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/**
 * A copy of the database as of one moment, while others write. In one step: in steps, every write of
 * another process would start the copy anew. Readers and writers are not held up under WAL.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new Sqlite(from, { readonly: true });
  try {
    await source.backup(to, { progress: () => 0x7fffffff });
  } finally {
    source.close();
  }
}

/**
 * Makes the copy one file that needs no neighbours, and adds what it says about itself and the attachments
 * that its own rows name: what was added or removed since it was taken is not in it.
 */
export function finishBackup(
  file: string,
  meta: Omit<BackupMeta, 'migrations'>,
  readAttachment: (name: string) => Buffer,
): void {
  const copy = new Sqlite(file);
  try {
    copy.pragma('journal_mode = DELETE');
    copy.pragma('synchronous = FULL');
    const migrations = copy
      .prepare<[], string>('select name from kysely_migration order by name')
      .pluck()
      .all();
    copy.exec('begin');
    copy.exec('create table backup_meta (value text not null)');
    copy.exec(
      'create table backup_attachment (name text primary key, sha256 text not null, bytes blob not null)',
    );
    copy.prepare('insert into backup_meta values (?)').run(JSON.stringify({ ...meta, migrations }));
    const insert = copy.prepare('insert into backup_attachment values (?, ?, ?)');
    const named = copy
      .prepare<[], Omit<BackupFile, 'bytes'>>(
        `select stored_name as name, sha256 from attachment where removed_at is null
         union all select stored_name, file_hash from import_file`,
      )
      .all();
    for (const { name, sha256 } of named) insert.run(name, sha256, readAttachment(name));
    copy.exec('commit');
  } finally {
    copy.close();
  }
}

/** An opened backup file: what it says about itself, what is wrong with it, what is in it. */
export interface OpenedBackup {
  readonly meta: BackupMeta;
  readonly problems: readonly string[];
  attachments(): Iterable<BackupFile>;
  /** Takes away what only a backup holds. */
  strip(): void;
  close(): void;
}

/** Null where the file is not one of our backups at all. */
export function openBackup(file: string): OpenedBackup | null {
  let copy: Sqlite.Database | undefined;
  try {
    copy = new Sqlite(file, { fileMustExist: true });
    const open = copy;
    const text = open.prepare<[], string>('select value from backup_meta').pluck().get();
    const meta = JSON.parse(text ?? 'null') as BackupMeta | null;
    if (meta?.product !== 'sang-kien') throw new Error('not ours');
    return {
      meta,
      problems: [
        ...open
          .prepare<[], string>('pragma integrity_check(10)')
          .pluck()
          .all()
          .filter((found) => found !== 'ok'),
        ...open
          .prepare('pragma foreign_key_check')
          .all()
          .slice(0, 1)
          .map(() => 'foreign keys'),
      ],
      attachments: () =>
        open.prepare<[], BackupFile>('select name, sha256, bytes from backup_attachment').iterate(),
      strip: () => open.exec('drop table backup_meta; drop table backup_attachment; vacuum'),
      close: () => open.close(),
    };
  } catch (error) {
    copy?.close();
    if (!isDamage(error)) throw error;
    return null;
  }
}

/** Not a database, a torn one, one of somebody else: all the same to who wants to restore it. */
function isDamage(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^SQLITE_(NOTADB|CORRUPT|ERROR|IOERR)/.test(code) ||
    error instanceof SyntaxError ||
    message === 'not ours'
  );
}

/** False while another process has the database open: it must be stopped before its file is exchanged. */
export function closeForExchange(file: string): boolean {
  if (!existsSync(file)) return true;
  const target = new Sqlite(file, { timeout: 200 });
  try {
    // leaving WAL needs the database for oneself
    return target.pragma('journal_mode = DELETE', { simple: true }) === 'delete';
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return false;
    return true; // a damaged file may be replaced
  } finally {
    target.close();
    for (const tail of ['-wal', '-shm']) if (!existsSync(file)) rmSync(`${file}${tail}`, { force: true });
  }
}

/** On the disk, with its name, before anybody is told that it is there. */
export function settle(file: string): void {
  for (const path of [file, dirname(file)]) {
    const handle = openSync(path, 'r');
    fsyncSync(handle);
    closeSync(handle);
  }
}
