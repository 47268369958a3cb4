import { Conflict } from '../errors.ts';
import type { Mode } from '../imports/import.ts';
import { importDocument } from '../imports/import-document.ts';
import { type ImportResult, importResult } from '../imports/import-result.ts';
import { startApplication } from '../imports/start-application.ts';
import { doHere } from '../jobs/do-jobs-here.ts';
import { formatNumber, formatVnd } from '../text/format.ts';
import { label, t } from '../text/text.ts';
import type { Outcome } from './command.ts';
import { failureOf } from './failure.ts';
import type { Desk } from './import-host.ts';
import type { Accepted } from './import-names.ts';
import { questionLines } from './import-questions.ts';

const TAKEN_SHOWN = 3;

/** Lets the good rows in where a mode is said, and tells everything about the batch. */
export async function applyAndTell(
  desk: Desk,
  batch: number,
  mode: Mode | null,
  accepted: readonly Accepted[] = [],
): Promise<Outcome> {
  const { leftOut } = await importDocument(desk.context, batch);
  const refused = mode && (await apply(desk, batch, mode));
  const result = await importResult(desk.context, batch);
  const lines = [
    ...leftOut.map(leftOutLine),
    ...result.findings.map(({ sheet, row, column, message }) => `${sheet} ${column}${row}: ${message}`),
    ...accepted.map(acceptedLine),
    ...questionLines(result.questions),
    ...countLines(result),
    ...(refused ? [] : [mode === null ? t('manage.import.dryRun') : appliedLine(result)]),
  ];
  return {
    exit: refused ? 1 : 0,
    json: { ...result, accepted },
    lines,
    ...(refused ? { problem: refused } : {}),
  };
}

/** Why it was not applied, in words; null where it was. */
async function apply({ context, host }: Desk, batch: number, mode: Mode): Promise<string | null> {
  try {
    const job = await startApplication(context, batch, mode);
    if (job !== null) await doHere(host, job);
    return null;
  } catch (error) {
    if (error instanceof Conflict) return failureOf(error).message;
    throw error;
  }
}

const leftOutLine = ({ name, why }: { name: string; why: string }): string => {
  const said = t('import.leftOut', { name, why: label('leftOut', why) });
  return why === 'hidden' ? `${said} ${t('manage.import.readHidden', { name })}` : said;
};

const appliedLine = ({ applied }: ImportResult): string =>
  t('manage.import.applied', { applied: formatNumber(applied) });

const acceptedLine = ({ written, code, name, score, rows }: Accepted): string =>
  t('manage.import.accepted', { written, code, name, score, rows: formatNumber(rows) });

function countLines({ batch, probable, corrected, ...result }: ImportResult): string[] {
  const { identical, duplicates, warnings, errors } = result;
  return [
    t('manage.import.counts', { batch, new: result.new, identical, duplicates, warnings, errors }),
    ...(result.new > 0 ? [sumsLine(result)] : []),
    ...(probable > 0 ? [t('manage.import.probable', { probable, json: takeOf(result.findings) })] : []),
    ...(corrected > 0 ? [t('manage.import.corrected', { corrected })] : []),
    ...(errors > 0 ? [t('manage.import.mend', { batch })] : []),
  ];
}

/** The totals to hold against those on paper. */
function sumsLine({
  new: rows,
  organisations,
  benefitVnd,
  phases,
}: Omit<ImportResult, 'batch' | 'probable' | 'corrected'>): string {
  return t('manage.import.sums', {
    rows: formatNumber(rows),
    units: formatNumber(organisations),
    benefit: formatVnd(benefitVnd),
    phases: phases.map((one) => t('import.sumsPhase', { ...one })).join(' '),
  });
}

/** As `--decisions` takes it, with the rows that are only probably there already. */
function takeOf(findings: ImportResult['findings']): string {
  const rows = findings.filter(({ code }) => code.includes('_probable_')).slice(0, TAKEN_SHOWN);
  return JSON.stringify({ take: rows.map(({ sheet, row }) => `${sheet}!${row}`) });
}
