import type { Insertable, Updateable } from 'kysely';
import type { CategoryTable, Db } from '../../database/schema.ts';
import { NotFound } from '../../errors.ts';
import type { Category } from '../campaign.ts';

export async function getCategory(db: Db, code: string): Promise<Category> {
  const found = await db.selectFrom('category').selectAll().where('code', '=', code).executeTakeFirst();
  if (!found) throw new NotFound();
  return found;
}

/** False where the code is taken. */
export async function insertCategory(db: Db, row: Insertable<CategoryTable>): Promise<boolean> {
  const inserted = await db
    .insertInto('category')
    .values(row)
    .onConflict((c) => c.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** False where somebody else changed it since `version` was read. */
export async function updateCategory(
  db: Db,
  { id, version }: Pick<Category, 'id' | 'version'>,
  changes: Updateable<CategoryTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('category')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
