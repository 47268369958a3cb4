import type { Insertable, Updateable } from 'kysely';
import type { AuthorTable, Db } from '../database/schema.ts';
import type { Author } from './initiative.ts';

export type NewAuthor = Omit<Insertable<AuthorTable>, 'initiative_id'>;

export function listAuthors(db: Db, initiativeId: number): Promise<Author[]> {
  return db
    .selectFrom('author')
    .selectAll()
    .where('initiative_id', '=', initiativeId)
    .orderBy('position')
    .execute();
}

export type ListedAuthor = Pick<Author, 'name' | 'share_hundredths' | 'department'>;

/** The authors of these items, by item. */
export async function listAuthorsOf(db: Db, ids: readonly number[]): Promise<Map<number, ListedAuthor[]>> {
  const authors = new Map<number, ListedAuthor[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return authors;
  const rows = await db
    .selectFrom('author')
    .select(['initiative_id', 'name', 'share_hundredths', 'department'])
    .where('initiative_id', 'in', ids)
    .orderBy('initiative_id')
    .orderBy('position')
    .execute();
  for (const { initiative_id, ...author } of rows) authors.get(initiative_id)?.push(author);
  return authors;
}

/** The names that may stand on public pages: those with a consent that was not taken back. */
export function listPublicAuthors(db: Db, initiativeIds: readonly number[]) {
  return db
    .selectFrom('author')
    .select(['initiative_id', 'name'])
    .where('initiative_id', 'in', initiativeIds.length > 0 ? initiativeIds : [0])
    .where('consent_at', 'is not', null)
    .where('consent_revoked_at', 'is', null)
    .orderBy('initiative_id')
    .orderBy('position')
    .execute();
}

export async function replaceAuthors(
  db: Db,
  initiativeId: number,
  authors: readonly NewAuthor[],
): Promise<void> {
  await db.deleteFrom('author').where('initiative_id', '=', initiativeId).execute();
  if (authors.length > 0) {
    await db
      .insertInto('author')
      .values(authors.map((author) => ({ ...author, initiative_id: initiativeId })))
      .execute();
  }
}

type Consent = Pick<
  Updateable<AuthorTable>,
  'consent_at' | 'consent_by' | 'consent_how' | 'consent_text' | 'consent_revoked_at'
>;

export async function updateConsent(db: Db, authorId: number, changes: Consent): Promise<void> {
  await db.updateTable('author').set(changes).where('id', '=', authorId).execute();
}
