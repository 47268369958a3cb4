import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import { MODES, type Mode } from '../imports/import.ts';
import { type ImportResult, importResult } from '../imports/import-result.ts';
import { openImport } from '../imports/open-import.ts';
import { startApplication } from '../imports/start-application.ts';
import { doHere } from '../jobs/do-jobs-here.ts';
import type { JobHost } from '../jobs/run-jobs.ts';
import { formatNumber } from '../text/format.ts';
import { t } from '../text/text.ts';
import { actingAs } from './acting-as.ts';
import { given, type Outcome, type Typed, Usage } from './command.ts';
import { failureOf } from './failure.ts';
import { importHost } from './import-host.ts';
import { withDatabase } from './open.ts';

/** The same path as the import pages: check everything, then, if asked for, let the good rows in. */
export function run(typed: Typed): Promise<Outcome> {
  const path = typed.positionals[0] ?? '';
  const mode = modeOf(typed);
  const bytes = readFileSync(path);
  return withDatabase(typed, async (opened) => {
    const context = await actingAs(opened.context, given(typed, 'as'));
    const { host, files } = importHost(opened);
    const { batchId, jobId } = await openImport(context, files, {
      slug: given(typed, 'campaign'),
      bytes,
      fileName: basename(path),
      decisions: {
        unit: given(typed, 'organisation') || undefined,
        confirmBenefit: typed.values['confirm-benefit'] === true || undefined,
      },
    });
    await doHere(host, jobId);
    const refused = mode && (await apply(context, host, batchId, mode));
    const result = await importResult(context, batchId);
    const lines = linesOf(result, mode === null);
    return { exit: refused ? 1 : 0, json: result, lines, ...(refused ? { problem: refused } : {}) };
  });
}

/** Null for a dry run, which is what it is without `--apply`. */
function modeOf({ values }: Typed): Mode | null {
  const { apply } = values;
  if (apply === undefined) return null;
  const mode = MODES.find((one) => one === apply);
  if (!mode || values['dry-run']) throw new Usage(t('manage.import.mode', { modes: MODES.join(', ') }));
  return mode;
}

/** Why it was not applied, in words; null where it was. */
async function apply(context: Context, host: JobHost, batch: number, mode: Mode): Promise<string | null> {
  try {
    const job = await startApplication(context, batch, mode);
    if (job !== null) await doHere(host, job);
    return null;
  } catch (error) {
    if (error instanceof Conflict) return failureOf(error).message;
    throw error;
  }
}

function linesOf(result: ImportResult, dryRun: boolean): string[] {
  const { batch, identical, duplicates, warnings, errors, applied, findings } = result;
  const counts = { batch, new: result.new, identical, duplicates, warnings, errors };
  return [
    ...findings.map(({ sheet, row, column, message }) => `${sheet} ${column}${row}: ${message}`),
    t('manage.import.counts', counts),
    dryRun ? t('manage.import.dryRun') : t('manage.import.applied', { applied: formatNumber(applied) }),
  ];
}
