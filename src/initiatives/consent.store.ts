import type { Updateable } from 'kysely';
import type { AuthorTable, Db } from '../database/schema.ts';

type Consent = Pick<
  Updateable<AuthorTable>,
  'consent_at' | 'consent_by' | 'consent_how' | 'consent_text' | 'consent_revoked_at'
>;

export async function updateConsent(db: Db, authorId: number, changes: Consent): Promise<void> {
  await db.updateTable('author').set(changes).where('id', '=', authorId).execute();
}
