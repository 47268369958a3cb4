import type { Insertable, Selectable, Updateable } from 'kysely';
import { countAll } from '../database/portable.ts';
import { prepared } from '../database/prepared.ts';
import type { AccountTable, Db } from '../database/schema.ts';
import { NotFound } from '../errors.ts';
import type { Role } from '../permissions.ts';
import { type AccountWithRoles, accountSearch, emailKey } from './account.ts';

type Joined = Selectable<AccountTable> & Omit<AccountWithRoles, 'roles'> & { role: Role | null };

const withRoles = (db: Db) =>
  db
    .selectFrom('account')
    .innerJoin('organisation', 'organisation.id', 'account.organisation_id')
    .leftJoin('account_role', 'account_role.account_id', 'account.id')
    .selectAll('account')
    .select(['account_role.role', 'organisation.path as organisationPath'])
    .select(['organisation.code as organisationCode', 'organisation.kind as organisationKind']);

/** One row a role becomes one account with its roles. */
function gather(rows: readonly Joined[]): AccountWithRoles[] {
  const accounts = new Map<number, AccountWithRoles & { roles: Role[] }>();
  for (const { role, ...account } of rows) {
    const known = accounts.get(account.id) ?? { ...account, roles: [] };
    accounts.set(account.id, known);
    if (role) known.roles.push(role);
  }
  return [...accounts.values()];
}

/** Asked at every request of somebody signed in. */
const rowsOfAccount = prepared((db, id: number) => withRoles(db).where('account.id', '=', id));

export async function findAccount(db: Db, id: number): Promise<AccountWithRoles | undefined> {
  return gather(await rowsOfAccount(db, id))[0];
}

export async function findAccountByEmail(db: Db, email: string): Promise<AccountWithRoles | undefined> {
  return gather(await withRoles(db).where('account.email', '=', email).execute())[0];
}

export async function getAccountByEmail(db: Db, email: string): Promise<AccountWithRoles> {
  const found = await findAccountByEmail(db, emailKey(email));
  if (!found) throw new NotFound();
  return found;
}

export async function hasAnyAccount(db: Db): Promise<boolean> {
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** The new id; undefined where the e-mail address is taken. */
export async function insertAccount(
  db: Db,
  row: Insertable<AccountTable>,
  roles: readonly Role[],
): Promise<number | undefined> {
  const inserted = await db
    .insertInto('account')
    .values({ ...row, search: accountSearch(row) })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) await insertRoles(db, inserted.id, roles);
  return inserted?.id;
}

async function insertRoles(db: Db, accountId: number, roles: readonly Role[]): Promise<void> {
  const rows = roles.map((role) => ({ account_id: accountId, role }));
  await db.insertInto('account_role').values(rows).execute();
}

export async function updateRoles(db: Db, accountId: number, roles: readonly Role[]): Promise<void> {
  await db.deleteFrom('account_role').where('account_id', '=', accountId).execute();
  await insertRoles(db, accountId, roles);
}

/** False where somebody else changed the row since `version` was read. */
export async function updateAccount(
  db: Db,
  { id, version }: { id: number; version: number },
  changes: Updateable<AccountTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * How many could still administer: enabled, with a password. Takes their role rows' locks first, so that
 * two administrators cannot remove each other in the same moment.
 */
export async function countActiveAdministrators(db: Db): Promise<number> {
  await db
    .updateTable('account_role')
    .set({ role: 'administrator' })
    .where('role', '=', 'administrator')
    .execute();
  const { count } = await db
    .selectFrom('account')
    .innerJoin('account_role', 'account_role.account_id', 'account.id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where('password_hash', 'is not', null)
    .select((eb) => countAll(eb).as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
