import { importOutcome } from '../imports/import-result.ts';
import { startReversal } from '../imports/start-application.ts';
import { doHere } from '../jobs/do-jobs-here.ts';
import { t } from '../text/text.ts';
import { done, type Outcome, type Typed } from './command.ts';
import { atDesk } from './import-host.ts';
import { batchIn } from './import-options.ts';

export function run(typed: Typed): Promise<Outcome> {
  const batch = batchIn(typed.positionals[0]);
  return atDesk(typed, async ({ context, host }) => {
    const job = await startReversal(context, batch);
    if (job !== null) await doHere(host, job);
    // a second time takes nothing back
    const told = job === null ? {} : await importOutcome(context, batch);
    const { reversed = 0, kept = 0, refused = 0 } = told;
    return done({ batch, reversed, kept, refused }, t('manage.import.reversed', { reversed, kept, refused }));
  });
}
