import { createWriteStream, existsSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { formatNumber } from '../text/format.ts';
import { t } from '../text/text.ts';
import { done, type Outcome, Refused } from './command.ts';

/** The whole path of a file that is to be made. @throws Refused where there is one already */
export function freshFile(path = ''): string {
  const file = resolve(path);
  if (existsSync(file)) throw new Refused('exists', t('manage.file.exists', { file }));
  return file;
}

/** Writes the file; nothing is overwritten, and nothing half is left. */
export async function writeFresh(file: string, chunks: AsyncIterable<Buffer>): Promise<Outcome> {
  try {
    await pipeline(chunks, createWriteStream(file, { flags: 'wx' }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(file, { force: true });
    throw error;
  }
  const { size } = statSync(file);
  return done({ file, bytes: size }, t('manage.file.made', { file, bytes: formatNumber(size) }));
}
