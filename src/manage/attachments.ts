import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../database/schema.ts';
import { attachmentFolder } from '../files/file-store.ts';
import { listAttachments } from './attachment.store.ts';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Files that are missing or not what was stored. */
export async function attachmentProblems(db: Db, dataDir: string): Promise<string[]> {
  const problems: string[] = [];
  for (const { stored_name, sha256 } of await listAttachments(db)) {
    const file = join(attachmentFolder(dataDir), stored_name);
    if (!existsSync(file)) problems.push(`attachment: ${stored_name} is missing`);
    else if (sha256Of(readFileSync(file)) !== sha256) problems.push(`attachment: ${stored_name} was changed`);
  }
  return problems;
}
