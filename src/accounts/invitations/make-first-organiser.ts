import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import type { Row } from '../../database/schema.ts';
import { NotFound } from '../../errors.ts';
import { type Actor, SYSTEM } from '../../permissions.ts';
import { findAccount, hasAnyAccount } from '../account.store.ts';
import { checkAccount } from '../check-account.ts';
import { insertNewAccount, type NewAccount } from '../create-account.ts';
import { actorOf } from '../load-actor.ts';
import { hashNewPassword } from '../set-password.ts';
import { tokenHash } from '../tokens/token.ts';
import { spend } from './accept-invitation.ts';
import { findLiveInvitation } from './invitation.store.ts';

const ROLES = ['organiser', 'administrator'] as const;
export type Founder = Omit<NewAccount, 'roles' | 'password'> & { readonly password: string };

/** The first address, while it works and nobody has an account. Throws NotFound('link_gone'). */
export async function getWelcome({ db, now }: Context, token: string): Promise<Row<'invitation'>> {
  const invitation = await findLiveInvitation(db, tokenHash(token), now.toISOString());
  if (invitation?.purpose !== 'first' || (await hasAnyAccount(db))) throw new NotFound('link_gone');
  return invitation;
}

/** Makes the first account, organiser and administrator in one. */
export async function makeFirstOrganiser(context: Context, token: string, founder: Founder): Promise<Actor> {
  const asSystem = { ...context, actor: SYSTEM };
  await getWelcome(asSystem, token);
  await checkAccount(asSystem, { ...founder, roles: ROLES });
  const passwordHash = await hashNewPassword(founder.password, founder.email);
  return atomically(asSystem, async (inside) => {
    await spend(inside, await getWelcome(inside, token));
    const id = await insertNewAccount(inside, { ...founder, roles: ROLES }, passwordHash);
    const account = await findAccount(inside.db, id);
    if (!account) throw new NotFound();
    const actor = actorOf(account);
    recordEvent(
      { ...inside, actor },
      { action: 'account.signed_in', subjectType: 'account', subject: account.email },
    );
    return actor;
  });
}
