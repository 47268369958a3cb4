import { importOutcome } from '../imports/import-result.ts';
import { startReversal } from '../imports/start-application.ts';
import { doHere } from '../jobs/do-jobs-here.ts';
import { t } from '../text/text.ts';
import { done, type Outcome, type Typed, Usage } from './command.ts';
import { importHost } from './import-host.ts';
import { withDatabase } from './open.ts';

export async function run(typed: Typed): Promise<Outcome> {
  const batch = Number(typed.positionals[0]);
  if (!Number.isSafeInteger(batch) || batch < 1) throw new Usage(t('manage.notAnId'));
  return withDatabase(typed, async (opened) => {
    const job = await startReversal(opened.context, batch);
    if (job !== null) await doHere(importHost(opened).host, job);
    // a second time takes nothing back
    const told = job === null ? {} : await importOutcome(opened.context, batch);
    const { reversed = 0, kept = 0, refused = 0 } = told;
    return done({ batch, reversed, kept, refused }, t('manage.import.reversed', { reversed, kept, refused }));
  });
}
