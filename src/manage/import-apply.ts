import { MODES } from '../imports/import.ts';
import { t } from '../text/text.ts';
import { given, type Outcome, type Typed, Usage } from './command.ts';
import { importDesk } from './import-host.ts';
import { batchIn, modeOf } from './import-options.ts';
import { applyAndTell } from './import-outcome.ts';
import { withDatabase } from './open.ts';

/** Lets the good rows of a batch in that was checked before, wherever that was. */
export function run(typed: Typed): Promise<Outcome> {
  const batch = batchIn(typed.positionals[0]);
  const mode = modeOf(typed);
  if (mode === null) throw new Usage(t('manage.import.mode', { modes: MODES.join(', ') }));
  return withDatabase(typed, async (opened) =>
    applyAndTell(await importDesk(opened, given(typed, 'as')), batch, mode),
  );
}
