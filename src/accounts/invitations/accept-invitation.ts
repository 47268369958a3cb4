import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import type { Row } from '../../database/schema.ts';
import { NotFound } from '../../errors.ts';
import type { Actor } from '../../permissions.ts';
import { findAccount } from '../account.store.ts';
import type { AccountWithRoles } from '../account.ts';
import { actorOf } from '../load-actor.ts';
import { hashNewPassword, writePassword } from '../set-password.ts';
import { tokenHash } from '../tokens/token.ts';
import { findLiveInvitation, useInvitation } from './invitation.store.ts';

export interface Invited {
  readonly invitation: Row<'invitation'>;
  readonly account: AccountWithRoles;
}

/** The account behind a link that still works. Throws NotFound('link_gone') for used, replaced and expired ones. */
export async function getInvited({ db, now }: Context, token: string): Promise<Invited> {
  const invitation = await findLiveInvitation(db, tokenHash(token), now.toISOString());
  const account = invitation?.account_id ? await findAccount(db, invitation.account_id) : undefined;
  if (!invitation || !account || account.disabled_at !== null) throw new NotFound('link_gone');
  return { invitation, account };
}

/** Sets the holder's password by the link, once; every session that was open ends. */
export async function acceptInvitation(context: Context, token: string, password: string): Promise<Actor> {
  const invited = await getInvited(context, token);
  const passwordHash = await hashNewPassword(password, invited.account.email);
  return atomically(context, async (inside) => {
    const { invitation, account } = await getInvited(inside, token);
    await spend(inside, invitation);
    const actor = actorOf(account);
    await writePassword({ ...inside, actor }, account, passwordHash, 'account.link_used');
    recordEvent(
      { ...inside, actor },
      { action: 'account.signed_in', subjectType: 'account', subject: account.email },
    );
    return actor;
  });
}

/** Two at once with one link: the second finds it used. */
export async function spend({ db, now }: Inside, { id }: Row<'invitation'>): Promise<void> {
  if (!(await useInvitation(db, id, now.toISOString()))) throw new NotFound('link_gone');
}
