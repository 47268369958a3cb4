import { reverseImport } from '../imports/reverse-import.ts';
import { t } from '../text/text.ts';
import { done, type Outcome, type Typed, Usage } from './command.ts';
import { withDatabase } from './open.ts';

export async function run(typed: Typed): Promise<Outcome> {
  const batch = Number(typed.positionals[0]);
  if (!Number.isSafeInteger(batch) || batch < 1) throw new Usage(t('manage.notAnId'));
  return withDatabase(typed, async ({ context }) => {
    const { reversed, kept, refused } = await reverseImport(context, batch);
    return done({ batch, reversed, kept, refused }, t('manage.import.reversed', { reversed, kept, refused }));
  });
}
