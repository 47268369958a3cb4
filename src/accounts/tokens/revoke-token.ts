import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import { NotAllowed, NotFound } from '../../errors.ts';
import { may } from '../../permissions.ts';
import { findToken, revokeTokenRow } from './token.store.ts';

/** The token is refused from the next request on. Revoking it again changes nothing. */
export async function revokeToken(context: Context, id: number): Promise<void> {
  if (!may(context.actor, 'system.manage')) throw new NotAllowed();
  await atomically(context, async (inside) => {
    const token = Number.isSafeInteger(id) ? await findToken(inside.db, id) : undefined;
    if (!token) throw new NotFound();
    if (!(await revokeTokenRow(inside.db, id, inside.now.toISOString()))) return;
    recordEvent(inside, {
      action: 'token.revoked',
      subjectType: 'token',
      subject: String(id),
      organisationPath: token.organisationPath,
      before: { email: token.email, name: token.name, scopes: token.scopes },
    });
  });
}
