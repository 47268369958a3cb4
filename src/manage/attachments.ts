import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../database/schema.ts';
import { attachmentFolder, sha256Of } from '../files/file-store.ts';
import { listAttachments, type StoredFile } from './attachment.store.ts';

/** A file stands without its row while it is being added, and for as long as a request may take. */
const STRAY_AFTER_MS = 24 * 60 * 60 * 1000;

/** Files that are missing or not what was stored, and such as belong to nothing. */
export async function attachmentProblems(db: Db, dataDir: string, now: Date): Promise<string[]> {
  const folder = attachmentFolder(dataDir);
  const before = existsSync(folder) ? readdirSync(folder) : [];
  const found = (await listAttachments(db)).map((file) => ({ ...file, problem: problemOf(folder, file) }));
  // somebody may have removed one in the meantime: what is still asked for now is missing
  const named = new Set((await listAttachments(db)).map(({ stored_name }) => stored_name));
  const strays = before.filter((name) => !named.has(name) && isOld(join(folder, name), now));
  return [
    ...found
      .filter(({ stored_name, problem }) => problem !== null && named.has(stored_name))
      .map(({ stored_name, problem }) => `attachment: ${stored_name} ${problem}`),
    ...strays.map((name) => `attachment: ${name} belongs to nothing`),
  ];
}

function problemOf(folder: string, { stored_name, sha256 }: StoredFile): string | null {
  const file = join(folder, stored_name);
  if (!existsSync(file)) return 'is missing';
  return sha256Of(readFileSync(file)) === sha256 ? null : 'was changed';
}

/** By the real clock, which the file's own time comes from. */
function isOld(file: string, now: Date): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && now.getTime() - stat.mtimeMs > STRAY_AFTER_MS;
}
