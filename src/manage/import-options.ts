import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Invalid } from '../errors.ts';
import { problemsOf } from '../http/validate.ts';
import { type Decisions, decisionsInput } from '../imports/decisions.ts';
import { MODES, type Mode } from '../imports/import.ts';
import { readNames } from '../organisations/names/names-file.ts';
import { t } from '../text/text.ts';
import { given, Refused, type Typed, Usage } from './command.ts';

/** What `import` was asked for. */
export interface ImportOptions {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly campaign: string;
  /** The batch whose bad rows the file holds, mended; null for a file of its own. */
  readonly goOn: number | null;
  readonly decisions: Decisions;
  /** The only sheet to read; '' for every one that shows. */
  readonly sheet: string;
  /** `unitKey` of a written name → code. */
  readonly names: ReadonlyMap<string, string>;
  readonly acceptAbove: number | null;
  /** Null for a dry run. */
  readonly mode: Mode | null;
}

/** @throws Usage for what can be seen to be wrong before any file is opened */
export function readImportOptions(typed: Typed): ImportOptions {
  const mode = modeOf(typed);
  const acceptAbove = scoreOf(typed);
  const goOn = typed.values['continue'] === undefined ? null : batchIn(given(typed, 'continue'));
  const said = (['campaign', 'organisation', 'sheet'] as const).filter((one) => given(typed, one) !== '');
  if (goOn === null && !said.includes('campaign'))
    throw new Usage(t('manage.missingOption', { option: '--campaign' }));
  if (goOn !== null && said.length > 0)
    throw new Usage(t('manage.import.continued', { option: `--${said[0]}` }));
  const path = typed.positionals[0] ?? '';
  const names = given(typed, 'names');
  return {
    ...{ mode, acceptAbove, goOn },
    bytes: readFileSync(path),
    fileName: basename(path),
    campaign: given(typed, 'campaign'),
    sheet: given(typed, 'sheet').normalize('NFC'),
    names: names === '' ? new Map() : readNames(readFileSync(names, 'utf8')),
    decisions: decisionsOf(typed),
  };
}

/** `--apply`; null for a dry run, which is what it is without. */
export function modeOf({ values }: Typed): Mode | null {
  const { apply } = values;
  if (apply === undefined) return null;
  const mode = MODES.find((one) => one === apply);
  if (!mode || values['dry-run']) throw new Usage(t('manage.import.mode', { modes: MODES.join(', ') }));
  return mode;
}

export function batchIn(text: string | undefined): number {
  const batch = Number(text);
  if (!Number.isSafeInteger(batch) || batch < 1) throw new Usage(t('manage.notAnId'));
  return batch;
}

function scoreOf(typed: Typed): number | null {
  if (typed.values['accept-above'] === undefined) return null;
  const text = given(typed, 'accept-above').trim();
  const score = text === '' ? Number.NaN : Number(text);
  if (score >= 0 && score <= 1) return score;
  throw new Usage(t('manage.import.score'));
}

/** What was said in options goes before what stands in the file. */
function decisionsOf(typed: Typed): Decisions {
  const file = given(typed, 'decisions');
  const { unit, ...said } = file === '' ? {} : readDecisions(file);
  const organisation = given(typed, 'organisation') || unit;
  return {
    ...said,
    ...(organisation ? { unit: organisation } : {}),
    ...(typed.values['confirm-benefit'] === true ? { confirmBenefit: true } : {}),
    ...(typed.values['convert-tcvn3'] === true ? { encoding: 'tcvn3' } : {}),
  };
}

/** @throws Refused for what is no JSON, Invalid by field for what nothing understands */
function readDecisions(file: string): Decisions {
  let said: unknown;
  try {
    said = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refused('not_json', t('manage.import.notJson', { file }));
  }
  const result = decisionsInput.safeParse(said);
  if (!result.success) throw new Invalid(problemsOf(result.error, said));
  return result.data;
}
