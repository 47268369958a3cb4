import { branchRange, likeAnywhere } from '../database/portable.ts';
import type { Db } from '../database/schema.ts';
import type { Role } from '../permissions.ts';
import { fold } from '../text/fold.ts';

export interface AccountFilter {
  /** The branch in which the reader looks after accounts. */
  readonly fence: string;
  /** Only accounts that speak for an enterprise and nothing more. */
  readonly enterprisesOnly: boolean;
  readonly text?: string;
  readonly role?: Role;
  /** Only accounts made before this one. */
  readonly before?: number;
}

export type ListedAccount = Awaited<ReturnType<typeof listAccounts>>[number];

/** The newest first. */
export async function listAccounts(db: Db, filter: AccountFilter, limit: number) {
  const accounts = await page(db, filter, limit);
  const ids = accounts.map(({ id }) => id);
  const roles =
    ids.length === 0
      ? []
      : await db.selectFrom('account_role').selectAll().where('account_id', 'in', ids).execute();
  return accounts.map((account) => ({
    ...account,
    roles: roles.filter(({ account_id }) => account_id === account.id).map(({ role }) => role),
  }));
}

function page(db: Db, { fence, enterprisesOnly, text, role, before }: AccountFilter, limit: number) {
  const { from, below } = branchRange(fence);
  let query = db
    .selectFrom('account')
    .innerJoin('organisation', 'organisation.id', 'account.organisation_id')
    .select(['account.id', 'account.name', 'account.email', 'account.disabled_at', 'account.password_hash'])
    .select('organisation.name as organisationName')
    .where('organisation.path', '>=', from)
    .where('organisation.path', '<', below)
    .orderBy('account.id', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('account.id', '<', before);
  const holders = (operator: '=' | '<>', held: Role) =>
    db.selectFrom('account_role').select('account_id').where('role', operator, held);
  if (enterprisesOnly) query = query.where('account.id', 'not in', holders('<>', 'enterprise'));
  if (role) query = query.where('account.id', 'in', holders('=', role));
  if (!text) return query.execute();
  const wanted = fold(text);
  return query
    .where(({ eb, or }) =>
      or([
        eb('organisation.code', '=', text),
        ...(wanted ? [eb('account.search', 'like', likeAnywhere(wanted))] : []),
        ...(wanted ? [eb('organisation.folded_name', 'like', likeAnywhere(wanted))] : []),
      ]),
    )
    .execute();
}
