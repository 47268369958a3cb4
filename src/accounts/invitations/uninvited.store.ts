import { branchRange } from '../../database/portable.ts';
import type { Db } from '../../database/schema.ts';

export type Uninvited = Awaited<ReturnType<typeof listUninvited>>[number];

/** Enterprises of the branch that exist today, name a contact's e-mail and have no account, in Vietnamese order. */
export function listUninvited(db: Db, fence: string, today: string, limit: number) {
  const { from, below } = branchRange(fence);
  return db
    .selectFrom('organisation')
    .leftJoin('organisation as parent', 'parent.id', 'organisation.parent_id')
    .leftJoin('account as namesake', 'namesake.email', 'organisation.contact_email')
    .select([
      'organisation.id',
      'organisation.code',
      'organisation.name',
      'organisation.path',
      'organisation.contact_name',
      'organisation.contact_email',
      'parent.name as unionName',
      'namesake.id as takenBy',
    ])
    .where('organisation.kind', '=', 'grassroots')
    .where('organisation.path', '>=', from)
    .where('organisation.path', '<', below)
    .where('organisation.contact_email', '<>', '')
    .where((eb) => eb.or([eb('organisation.valid_to', 'is', null), eb('organisation.valid_to', '>=', today)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('account')
            .select('account.id')
            .whereRef('account.organisation_id', '=', 'organisation.id'),
        ),
      ),
    )
    .orderBy('organisation.sort_key')
    .orderBy('organisation.id')
    .limit(limit)
    .execute();
}
