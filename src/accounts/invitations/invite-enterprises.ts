import { recordEvent } from '../../audit/record-event.ts';
import { dayInHanoi } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import { Conflict, NotAllowed } from '../../errors.ts';
import { fenceOf } from '../../permissions.ts';
import { once, type RequestKey } from '../../requests/once.ts';
import { isEmail } from '../../text/email.ts';
import { insertAccount } from '../account.store.ts';
import { emailKey } from '../account.ts';
import { openInvitation } from './open-invitation.ts';
import { listUninvited, type Uninvited } from './uninvited.store.ts';

/** One round; the next round shows those that are left. */
const ROUND = 400;

export interface Candidate extends Uninvited {
  /** Why it cannot be invited as it stands. */
  readonly obstacle: 'not_an_email' | 'email_taken' | null;
}

export interface Letter {
  readonly union: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly token: string;
}

/** The enterprises of the branch that wait for an account, each with what stands against inviting it. */
export async function listCandidates({ db, actor, now }: Context): Promise<Candidate[]> {
  const fence = fenceOf(actor, 'accounts.enterprises');
  if (fence === null) throw new NotAllowed();
  const seen = new Set<string>();
  return (await listUninvited(db, fence, dayInHanoi(now), ROUND)).map((unit) => {
    const email = emailKey(unit.contact_email);
    const taken = unit.takenBy !== null || seen.has(email);
    seen.add(email);
    return { ...unit, obstacle: !isEmail(email) ? 'not_an_email' : taken ? 'email_taken' : null };
  });
}

/**
 * Invites the contacts of these enterprises, all or none, as one event with its selection. Answers the
 * letters with their links; an empty list where this request had been done before.
 */
export async function inviteEnterprises(
  context: Context,
  codes: readonly string[],
  request: RequestKey | null,
): Promise<Letter[]> {
  let letters: Letter[] = [];
  await atomically(context, (inside) =>
    once(inside, request, async () => {
      const chosen = (await listCandidates(inside)).filter(
        ({ code, obstacle }) => obstacle === null && codes.includes(code),
      );
      letters = [];
      for (const unit of chosen) letters.push(await invite(inside, unit));
      if (letters.length === 0) throw new Conflict('nobody_to_invite');
      recordEvent(inside, {
        action: 'account.invited_many',
        subjectType: 'account',
        subject: String(letters.length),
        after: { accounts: chosen.map(({ code, contact_email: email }) => ({ organisation: code, email })) },
      });
      return { count: letters.length };
    }),
  );
  return letters;
}

async function invite(inside: Inside, unit: Candidate): Promise<Letter> {
  const email = emailKey(unit.contact_email);
  const name = unit.contact_name || unit.name;
  const row = {
    email,
    name,
    organisation_id: unit.id,
    password_hash: null,
    created_at: inside.now.toISOString(),
    disabled_at: null,
  };
  const id = await insertAccount(inside.db, row, ['enterprise']);
  if (id === undefined) throw new Conflict('stale');
  const token = await openInvitation(inside, { id, password_hash: null });
  return { union: unit.unionName ?? '', organisation: unit.name, name, email, token };
}
