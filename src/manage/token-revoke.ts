import { revokeToken } from '../accounts/tokens/revoke-token.ts';
import { t } from '../text/text.ts';
import { done, type Outcome, type Typed, Usage } from './command.ts';
import { withDatabase } from './open.ts';

export async function run(typed: Typed): Promise<Outcome> {
  const id = Number(typed.positionals[0]);
  if (!Number.isSafeInteger(id) || id < 1) throw new Usage(t('manage.notAnId'));
  return withDatabase(typed, async ({ context }) => {
    await revokeToken(context, id);
    return done({ id, revoked: true }, t('manage.tokenRevoked', { id }));
  });
}
