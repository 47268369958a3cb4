import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compareSchema } from '../database/migrate.ts';
import { closeForExchange, type OpenedBackup, openBackup, settle } from '../database/sqlite-backup.ts';
import { attachmentFolder, sha256Of } from '../files/file-store.ts';
import { formatInstant } from '../text/format.ts';
import { t } from '../text/text.ts';
import { done, type Outcome, Refused, type Typed, Usage } from './command.ts';
import { settings } from './open.ts';

/** Puts a backup in place of the database: everything is checked first, then exchanged by one rename. */
export async function run(typed: Typed): Promise<Outcome> {
  const { database, dataDir } = settings(typed);
  if (database.kind !== 'sqlite') throw new Usage(t('manage.restore.postgres'), 'postgres');
  const from = resolve(typed.positionals[0] ?? '');
  if (!existsSync(from)) throw new Refused('no_file', `${t('manage.failed.noFile')} (${from})`);
  if (existsSync(database.file) && !typed.values['force'])
    throw new Refused('exists', t('manage.restore.exists', { file: database.file }));
  mkdirSync(dirname(database.file), { recursive: true, mode: 0o700 });
  const coming = `${database.file}.restoring`;
  try {
    copyFileSync(from, coming);
    chmodSync(coming, 0o600);
    const { createdAt, names } = takeApart(coming, attachmentFolder(dataDir));
    if (!closeForExchange(database.file)) throw new Refused('in_use', t('manage.restore.inUse'));
    settle(coming);
    renameSync(coming, database.file);
    settle(database.file);
    removeOthers(attachmentFolder(dataDir), names);
    return done(
      { file: database.file, createdAt, attachments: names.length },
      t('manage.restore.done', { file: database.file, at: formatInstant(createdAt) }),
    );
  } finally {
    for (const tail of ['', '-journal', '-wal', '-shm']) rmSync(`${coming}${tail}`, { force: true });
  }
}

/** Checks the copy, writes its attachments out and leaves the bare database. */
function takeApart(file: string, folder: string): { createdAt: string; names: string[] } {
  const opened = openBackup(file);
  if (!opened) throw new Refused('not_a_backup', t('manage.restore.notOurs'));
  try {
    const names = checked(opened);
    if (names.length > 0) mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const { name, bytes } of opened.attachments())
      writeFileSync(join(folder, name), bytes, { mode: 0o600 });
    opened.strip();
    return { createdAt: opened.meta.createdAt, names };
  } finally {
    opened.close();
  }
}

function checked(opened: OpenedBackup): string[] {
  const [problem] = opened.problems;
  if (problem) throw new Refused('backup_damaged', t('manage.restore.damaged', { problem }));
  if (compareSchema(opened.meta.migrations) === 'newer')
    throw new Refused('newer_schema', t('manage.newerSchema'));
  const names: string[] = [];
  for (const { name, sha256, bytes } of opened.attachments()) {
    const plain = /^[\w-][\w.-]*$/.test(name);
    if (!plain || sha256Of(bytes) !== sha256)
      throw new Refused('backup_damaged', t('manage.restore.damaged', { problem: name }));
    names.push(name);
  }
  return names;
}

/** Files of the database that is gone; nothing names them any more. */
function removeOthers(folder: string, names: readonly string[]): void {
  if (!existsSync(folder)) return;
  const kept = new Set(names);
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name), { force: true });
}
