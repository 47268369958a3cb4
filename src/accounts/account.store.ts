import type { Insertable, Selectable, Updateable } from 'kysely';
import type { AccountTable, Db } from '../database/schema.ts';
import type { Role } from '../permissions.ts';
import type { AccountWithRoles } from './account.ts';

type Joined = Selectable<AccountTable> & { role: Role | null; organisationPath: string };

const withRoles = (db: Db) =>
  db
    .selectFrom('account')
    .innerJoin('organisation', 'organisation.id', 'account.organisation_id')
    .leftJoin('account_role', 'account_role.account_id', 'account.id')
    .selectAll('account')
    .select(['account_role.role', 'organisation.path as organisationPath']);

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

export async function findAccount(db: Db, id: number): Promise<AccountWithRoles | undefined> {
  return gather(await withRoles(db).where('account.id', '=', id).execute())[0];
}

export async function findAccountByEmail(db: Db, email: string): Promise<AccountWithRoles | undefined> {
  return gather(await withRoles(db).where('account.email', '=', email).execute())[0];
}

export async function hasAnyAccount(db: Db): Promise<boolean> {
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function insertAccount(
  db: Db,
  row: Insertable<AccountTable>,
  roles: readonly Role[],
): Promise<number> {
  const { id } = await db.insertInto('account').values(row).returning('id').executeTakeFirstOrThrow();
  await db
    .insertInto('account_role')
    .values(roles.map((role) => ({ account_id: id, role })))
    .execute();
  return id;
}

export async function updateAccount(db: Db, id: number, changes: Updateable<AccountTable>): Promise<void> {
  await db
    .updateTable('account')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
