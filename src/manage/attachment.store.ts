import type { Db } from '../database/schema.ts';

export interface StoredFile {
  readonly stored_name: string;
  readonly sha256: string;
}

/** Every file that must lie beside the database: evidence that was not removed, and the files of imports. */
export async function listAttachments(db: Db): Promise<StoredFile[]> {
  const attachments = await db
    .selectFrom('attachment')
    .select(['stored_name', 'sha256'])
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
  const imports = await db
    .selectFrom('import_file')
    .select(['stored_name', 'file_hash as sha256'])
    .orderBy('id')
    .execute();
  return [...attachments, ...imports];
}
