import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { Invalid, NotAllowed } from '../errors.ts';
import { may, type Role } from '../permissions.ts';
import { once, type RequestKey } from '../requests/once.ts';
import { insertAccount } from './account.store.ts';
import { emailKey, mayManageAccount } from './account.ts';
import { checkAccount } from './check-account.ts';
import { hashPassword, passwordProblem } from './password.ts';

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** The organisation's code: the account reaches this organisation and what stands below it. */
  readonly organisation: string;
  /** Without one, the account waits for its invitation. */
  readonly password?: string;
}

/** Makes an account. Throws Invalid by field: name, email, roles, organisation, password. */
export async function createAccount(
  context: Context,
  input: NewAccount,
  request: RequestKey | null = null,
): Promise<{ id: number }> {
  if (!may(context.actor, 'accounts.enterprises')) throw new NotAllowed();
  const passwordHash = await hashOf(input);
  return atomically(context, (inside) =>
    once(inside, request, async () => ({ id: await insertNewAccount(inside, input, passwordHash) })),
  );
}

async function hashOf({ password, email }: NewAccount): Promise<string | null> {
  if (password === undefined) return null;
  const problem = passwordProblem(password, email);
  if (problem) throw new Invalid({ password: problem });
  return hashPassword(password);
}

/** The write itself, for every way in which an account comes to be. */
export async function insertNewAccount(
  inside: Inside,
  input: NewAccount,
  passwordHash: string | null,
): Promise<number> {
  const { db, actor, now } = inside;
  const { roles, name } = input;
  const organisation = await checkAccount(inside, input);
  if (!mayManageAccount(actor, { roles, organisationPath: organisation.path })) throw new NotAllowed();
  const email = emailKey(input.email);
  const row = {
    email,
    name,
    organisation_id: organisation.id,
    password_hash: passwordHash,
    created_at: now.toISOString(),
    disabled_at: null,
  };
  const id = await insertAccount(db, row, roles);
  if (id === undefined) throw new Invalid({ email: { code: 'email_taken' } });
  recordEvent(inside, {
    action: 'account.created',
    subjectType: 'account',
    subject: email,
    organisationPath: organisation.path,
    after: { name, email, roles, organisation: organisation.code },
  });
  return id;
}
