import { createToken } from '../accounts/tokens/create-token.ts';
import { SCOPES, type Scope } from '../accounts/tokens/token.ts';
import { tidy } from '../text/fold.ts';
import { t } from '../text/text.ts';
import { done, given, type Outcome, type Typed, Usage } from './command.ts';
import { withDatabase } from './open.ts';

export async function run(typed: Typed): Promise<Outcome> {
  const scopes = given(typed, 'scopes').split(',') as Scope[];
  if (!scopes.every((scope) => SCOPES.includes(scope)))
    throw new Usage(t('manage.unknownScope', { scopes: SCOPES.join(', ') }));
  return withDatabase(typed, async ({ context }) => {
    const { id, token } = await createToken(context, {
      email: given(typed, 'email'),
      name: tidy(given(typed, 'name')),
      scopes,
    });
    return done({ token, id }, t('manage.tokenCreated', { id, token: token ?? '' }));
  });
}
