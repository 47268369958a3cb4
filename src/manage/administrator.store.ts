import type { Db } from '../database/schema.ts';

/** Whether anybody can sign in who may manage accounts. Only reads, unlike the count that guards the last one. */
export async function hasActiveAdministrator(db: Db): Promise<boolean> {
  const found = await db
    .selectFrom('account')
    .innerJoin('account_role', 'account_role.account_id', 'account.id')
    .select('account.id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where('password_hash', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
