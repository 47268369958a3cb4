import type { Db, Row } from '../database/schema.ts';

/** Every file that must lie beside the database; removed ones are gone. */
export function listAttachments(db: Db): Promise<Pick<Row<'attachment'>, 'stored_name' | 'sha256'>[]> {
  return db
    .selectFrom('attachment')
    .select(['stored_name', 'sha256'])
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
}
