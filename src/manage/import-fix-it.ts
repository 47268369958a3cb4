import { makeFixIt } from '../imports/fix-it/make-fix-it.ts';
import { importDocument } from '../imports/import-document.ts';
import { t } from '../text/text.ts';
import { actingAs } from './acting-as.ts';
import { given, type Outcome, Refused, type Typed } from './command.ts';
import { batchIn } from './import-options.ts';
import { withDatabase } from './open.ts';
import { freshFile, writeFresh } from './write-fresh.ts';

/** The bad rows of a batch as a workbook to mend, as the page gives it. */
export function run(typed: Typed): Promise<Outcome> {
  const batch = batchIn(typed.positionals[0]);
  const file = freshFile(typed.positionals[1]);
  return withDatabase(typed, async ({ context: system }) => {
    const context = await actingAs(system, given(typed, 'as'));
    const { counts } = await importDocument(context, batch);
    if (counts.errors === 0) throw new Refused('no_bad_rows', t('manage.fixIt.none', { batch }));
    const { chunks } = await makeFixIt(context, batch);
    return writeFresh(file, chunks);
  });
}
