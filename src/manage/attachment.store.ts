import type { Db, Row } from '../database/schema.ts';

/** Every file kept beside the database. */
export function listAttachments(db: Db): Promise<Pick<Row<'attachment'>, 'stored_name' | 'sha256'>[]> {
  return db.selectFrom('attachment').select(['stored_name', 'sha256']).orderBy('id').execute();
}
