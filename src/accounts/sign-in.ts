import { RateLimiterMemory } from 'rate-limiter-flexible';
import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { Conflict, Invalid } from '../errors.ts';
import type { Actor } from '../permissions.ts';
import { removeExpiredKeys } from '../requests/request-key.store.ts';
import { LONGEST_EMAIL } from '../text/email.ts';
import { findAccountByEmail } from './account.store.ts';
import { emailKey } from './account.ts';
import { actorOf } from './load-actor.ts';
import { passwordMatches } from './password.ts';

const MINUTE_S = 60;

/** Guessing is slowed per account and per address (reliability goal S7). In memory: a restart forgives. */
export function makeSignInLimits() {
  return {
    perAccount: new RateLimiterMemory({ points: 10, duration: 15 * MINUTE_S }),
    perAddress: new RateLimiterMemory({ points: 50, duration: 60 * MINUTE_S }),
  };
}
export type SignInLimits = ReturnType<typeof makeSignInLimits>;

/**
 * The actor behind an e-mail address and password. Known and unknown accounts take the same steps:
 * one hash, one event, one message.
 */
export async function signIn(
  context: Context,
  limits: SignInLimits,
  typed: { email: string; password: string; address: string },
): Promise<Actor> {
  // it goes into the log as it is, and PostgreSQL's index holds no long one
  const email = emailKey(typed.email.slice(0, LONGEST_EMAIL));
  await slowDown(limits, email, typed.address);
  const account = await findAccountByEmail(context.db, email);
  const right = await passwordMatches(account?.password_hash ?? null, typed.password);
  const actor = right && account && account.disabled_at === null ? actorOf(account) : null;
  await atomically(context, async (inside) => {
    if (actor) await removeExpiredKeys(inside.db, inside.now.toISOString());
    const action = actor ? 'account.signed_in' : 'account.sign_in_refused';
    recordEvent(
      { ...inside, actor: actor ?? context.actor },
      { action, subjectType: 'account', subject: email },
    );
  });
  if (!actor) throw new Invalid({ email: { code: 'sign_in_refused' } });
  await limits.perAccount.delete(email);
  // a whole office may share one address: only failures count against it
  await limits.perAddress.reward(typed.address);
  return actor;
}

export async function slowDown(
  { perAccount, perAddress }: SignInLimits,
  email: string,
  address: string,
): Promise<void> {
  try {
    await perAddress.consume(address);
    await perAccount.consume(email);
  } catch (refused) {
    const { msBeforeNext } = refused as { msBeforeNext?: number };
    if (msBeforeNext === undefined) throw refused;
    throw new TooManyAttempts(Math.ceil(msBeforeNext / 60_000));
  }
}

class TooManyAttempts extends Conflict {
  override readonly status = 429 as 409;
  constructor(minutes: number) {
    super('too_many_attempts', { minutes });
  }
}
