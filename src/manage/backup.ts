import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { systemClock } from '../context.ts';
import { copyDatabase, finishBackup, openBackup, settle } from '../database/sqlite-backup.ts';
import { attachmentFolder, sha256Of } from '../files/file-store.ts';
import { formatNumber } from '../text/format.ts';
import { t } from '../text/text.ts';
import { done, type Outcome, Refused, type Typed, Usage } from './command.ts';
import { withDatabase } from './open.ts';

/** One file with the database and the attachments, as of one moment, checked before it gets its name. */
export function run(typed: Typed): Promise<Outcome> {
  const file = resolve(typed.positionals[0] ?? '');
  if (existsSync(file) && !typed.values['force'])
    throw new Refused('exists', t('manage.backup.exists', { file }));
  return withDatabase(typed, async ({ config }) => {
    if (config.database.kind !== 'sqlite') throw new Usage(t('manage.backup.postgres'), 'postgres');
    mkdirSync(dirname(file), { recursive: true });
    const unfinished = `${file}.unfinished`;
    try {
      await copyWithAttachments(config.database.file, unfinished, config.dataDir);
      verify(unfinished);
      settle(unfinished);
      renameSync(unfinished, file);
      settle(file);
    } finally {
      rmSync(unfinished, { force: true });
    }
    const { size } = statSync(file);
    return done({ file, bytes: size }, t('manage.backup.done', { file, bytes: formatNumber(size) }));
  });
}

const ATTEMPTS = 3;

/** A file that goes between the copy and its reading is one that was removed: the next copy knows of that. */
async function copyWithAttachments(from: string, to: string, dataDir: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    rmSync(to, { force: true });
    const createdAt = systemClock.now().toISOString();
    await copyDatabase(from, to);
    try {
      return finishBackup(to, { product: 'sang-kien', createdAt }, (name) => readAttachment(dataDir, name));
    } catch (error) {
      if (!(error instanceof Refused) || attempt === ATTEMPTS) throw error;
    }
  }
}

function readAttachment(dataDir: string, name: string): Buffer {
  const path = join(attachmentFolder(dataDir), name);
  if (!existsSync(path)) throw new Refused('attachment_missing', t('manage.backup.attachment', { name }));
  return readFileSync(path);
}

/** A backup that was never opened is a hope. */
function verify(file: string): void {
  const opened = openBackup(file);
  try {
    const torn = opened && [...opened.attachments()].find(({ sha256, bytes }) => sha256Of(bytes) !== sha256);
    const problem = opened ? (opened.problems[0] ?? torn?.name) : 'unreadable';
    if (problem !== undefined) throw new Refused('backup_damaged', t('manage.backup.damaged', { problem }));
  } finally {
    opened?.close();
  }
}
