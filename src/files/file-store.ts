import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NotFound } from '../errors.ts';

/** Files that people sent, outside of what is served, under names that say nothing. */
export interface FileStore {
  /** Durable when it returns; answers the generated name. */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws NotFound where the file is gone */
  read(name: string): Promise<Buffer>;
  /** Gone or never there are the same. */
  remove(name: string): Promise<void>;
}

/** Where the files of this data folder lie; part of every backup. */
export const attachmentFolder = (dataDir: string): string => join(dataDir, 'attachments');

/** What is noted of a file's bytes beside its name, so that a change of the file shows. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The same in a thread of its own, for files of requests: everybody else's go on meanwhile. */
export const sha256Aside = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');

const NAME = /^[0-9a-f]{32}$/;

export function fileStore(dataDir: string): FileStore {
  const folder = attachmentFolder(dataDir);
  const place = (name: string): string => {
    if (!NAME.test(name)) throw new NotFound();
    return join(folder, name);
  };
  return {
    async put(bytes) {
      const name = randomBytes(16).toString('hex');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(place(name), 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(folder);
      return name;
    },
    async read(name) {
      return readFile(place(name)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new NotFound() : error;
      });
    },
    remove: (name) => rm(place(name), { force: true }),
  };
}

/** Without it a new name may be lost in a power cut although the bytes are there. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
