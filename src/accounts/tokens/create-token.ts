import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import { Invalid, NotAllowed, type Problem } from '../../errors.ts';
import { may } from '../../permissions.ts';
import { once, type RequestKey } from '../../requests/once.ts';
import { findAccountByEmail } from '../account.store.ts';
import { emailKey } from '../account.ts';
import { nameProblem } from '../check-account.ts';
import { insertToken } from './token.store.ts';
import { newToken, SCOPES, type Scope, tokenHash } from './token.ts';

export interface NewToken {
  /** Whose: the token may what the account may, within its scopes. */
  readonly email: string;
  /** What it is for, in the owner's words. */
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** Makes an API token. `token` is there once, now; null where this request had made it before. */
export async function createToken(
  context: Context,
  input: NewToken,
  request: RequestKey | null = null,
): Promise<{ id: number; token: string | null }> {
  const { actor, now } = context;
  if (!may(actor, 'system.manage')) throw new NotAllowed();
  let token: string | null = null;
  const { id } = await atomically(context, (inside) =>
    once(inside, request, async () => {
      const account = await findAccountByEmail(inside.db, emailKey(input.email));
      const problems = problemsOf(input, account);
      if (!account || problems) throw new Invalid(problems ?? {});
      const scopes = SCOPES.filter((scope) => input.scopes.includes(scope)).join(',');
      token = newToken();
      const { name } = input;
      const row = { account_id: account.id, name, scopes, token_hash: tokenHash(token) };
      const made = await insertToken(inside.db, { ...row, created_at: now.toISOString(), revoked_at: null });
      recordEvent(inside, {
        action: 'token.created',
        subjectType: 'token',
        subject: String(made),
        organisationPath: account.organisationPath,
        after: { email: account.email, name, scopes: scopes.split(',') },
      });
      return { id: made };
    }),
  );
  return { id, token };
}

function problemsOf(
  { email, name, scopes }: NewToken,
  account: { disabled_at: string | null } | undefined,
): Record<string, Problem> | null {
  const problems: Record<string, Problem> = {};
  if (email === '') problems['email'] = { code: 'required' };
  else if (!account || account.disabled_at !== null) problems['email'] = { code: 'unknown_account' };
  const wrongName = nameProblem(name);
  if (wrongName) problems['name'] = wrongName;
  if (scopes.length === 0) problems['scopes'] = { code: 'required' };
  else if (!scopes.every((scope) => SCOPES.includes(scope))) problems['scopes'] = { code: 'unknown_choice' };
  return Object.keys(problems).length > 0 ? problems : null;
}
