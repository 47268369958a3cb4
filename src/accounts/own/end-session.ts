import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import type { Row } from '../../database/schema.ts';
import { NotFound } from '../../errors.ts';
import { accountIdOf } from '../../permissions.ts';
import { listSessions, removeSession, sessionHash } from '../session.store.ts';
import { isAlive } from '../session.ts';

/** Sessions are spoken of by the start of their hash: it names one of the account's few, and opens nothing. */
export const sessionRef = (idHash: string): string => idHash.slice(0, 12);

export async function listOwnSessions(
  { db, actor, now }: Context,
  currentId: string,
): Promise<(Row<'session'> & { current: boolean })[]> {
  const current = sessionHash(currentId);
  const sessions = await listSessions(db, accountIdOf(actor) ?? 0);
  const organiser = actor.kind === 'account' && actor.roles.includes('organiser');
  const alive = sessions.filter((session) => isAlive(session, organiser, now));
  return alive.map((session) => ({ ...session, current: session.id_hash === current }));
}

/** Ends one of the actor's own sessions. */
export async function endOwnSession(context: Context, ref: string): Promise<void> {
  await atomically(context, async (inside) => {
    const session = (await listOwnSessions(inside, '')).find(({ id_hash }) => sessionRef(id_hash) === ref);
    if (!session) throw new NotFound();
    await removeSession(inside.db, session.id_hash, session.account_id);
    recordEnded(inside, 1);
  });
}

/** Ends all of the actor's sessions but this one; answers how many. */
export async function endOtherSessions(context: Context, currentId: string): Promise<number> {
  return atomically(context, async (inside) => {
    const others = (await listOwnSessions(inside, currentId)).filter(({ current }) => !current);
    for (const { id_hash, account_id } of others) await removeSession(inside.db, id_hash, account_id);
    if (others.length > 0) recordEnded(inside, others.length);
    return others.length;
  });
}

function recordEnded(inside: Parameters<typeof recordEvent>[0], count: number): void {
  const subject = inside.actor.kind === 'account' ? inside.actor.email : '';
  recordEvent(inside, {
    action: 'account.session_ended',
    subjectType: 'account',
    subject,
    after: { count },
  });
}
