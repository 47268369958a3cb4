import { correctImport } from '../imports/correct-import.ts';
import { decideImport } from '../imports/decide-import.ts';
import { merged } from '../imports/decisions.ts';
import { openImport } from '../imports/open-import.ts';
import { doHere } from '../jobs/do-jobs-here.ts';
import type { Outcome, Typed } from './command.ts';
import { atDesk, type Desk } from './import-host.ts';
import { refuseUnknownUnits, settleNames } from './import-names.ts';
import { type ImportOptions, readImportOptions } from './import-options.ts';
import { applyAndTell } from './import-outcome.ts';
import { readOnly } from './import-sheet.ts';

/** The same path as the import pages: check everything, then, if asked for, let the good rows in. */
export function run(typed: Typed): Promise<Outcome> {
  const options = readImportOptions(typed);
  return atDesk(typed, async (desk) => {
    await refuseUnknownUnits(desk.context, options.names);
    const batch = await (options.goOn === null ? open(desk, options) : goOn(desk, options.goOn, options));
    await readOnly(desk, batch, options.sheet);
    const accepted = await settleNames(desk, batch, options);
    return applyAndTell(desk, batch, options.mode, accepted);
  });
}

async function open({ context, host, files }: Desk, options: ImportOptions): Promise<number> {
  const { campaign: slug, bytes, fileName, sheet } = options;
  const wanted = sheet === '' ? {} : { sheets: { [sheet]: { read: true } } };
  const decisions = merged(options.decisions, wanted);
  const { batchId, jobId } = await openImport(context, files, { slug, bytes, fileName, decisions });
  await doHere(host, jobId);
  return batchId;
}

/** Rows that were mended go on with the batch that they came from. */
async function goOn({ context, host, files }: Desk, batch: number, options: ImportOptions): Promise<number> {
  const { bytes, fileName, decisions } = options;
  const { jobId } = await correctImport(context, files, batch, { bytes, fileName });
  await doHere(host, jobId);
  if (Object.keys(decisions).length > 0) await doHere(host, await decideImport(context, batch, decisions));
  return batch;
}
