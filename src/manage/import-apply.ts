import { MODES } from '../imports/import.ts';
import { t } from '../text/text.ts';
import { type Outcome, type Typed, Usage } from './command.ts';
import { atDesk } from './import-host.ts';
import { batchIn, modeOf } from './import-options.ts';
import { applyAndTell } from './import-outcome.ts';

/** Lets the good rows of a batch in that was checked before, wherever that was. */
export function run(typed: Typed): Promise<Outcome> {
  const batch = batchIn(typed.positionals[0]);
  const mode = modeOf(typed);
  if (mode === null) throw new Usage(t('manage.import.mode', { modes: MODES.join(', ') }));
  return atDesk(typed, (desk) => applyAndTell(desk, batch, mode));
}
