import type { Db } from '../database/schema.ts';
import type { Role } from '../permissions.ts';

export interface Holder {
  readonly id: number;
  readonly name: string;
  readonly organisationPath: string;
}

/** The accounts with one of these roles whose branch holds one of these organisations. */
export async function listHoldersAbove(
  db: Db,
  organisationPaths: readonly string[],
  roles: readonly Role[],
): Promise<Holder[]> {
  const ancestors = [...new Set(organisationPaths.flatMap((path) => path.split('/').filter(Boolean)))];
  if (ancestors.length === 0) return [];
  return db
    .selectFrom('account')
    .innerJoin('organisation', 'organisation.id', 'account.organisation_id')
    .select(['account.id', 'account.name', 'organisation.path as organisationPath'])
    .where('account.disabled_at', 'is', null)
    .where('account.organisation_id', 'in', ancestors.map(Number))
    .where('account.id', 'in', (eb) =>
      eb.selectFrom('account_role').select('account_id').where('role', 'in', roles),
    )
    .orderBy('account.name')
    .orderBy('account.id')
    .execute();
}
