import { Conflict, type Problem } from '../../errors.ts';
import type { Read } from '../../http/form-reader.ts';
import { type Body, checkbox, textField } from '../../http/forms.ts';
import { type Decisions, decisionsInput } from '../decisions.ts';
import { type ImportBatch, mappingOf } from '../import.ts';
import { type Question, questionsOf } from '../question.ts';
import { ANSWERS, fieldNames } from './field-names.ts';
import { type Sheets, sheetChoices } from './sheet-choices.form.ts';

/** What the form's reader has to look up. */
export interface LookedUp {
  /** The code of the unit of the branch that a text names for certain: a code, a tax code, a name. */
  readonly unitOf: (text: string) => string | null;
}

type Asked<K extends Question['kind']> = Extract<Question, { kind: K }>;
type Problems = Record<string, Problem>;

/** The answers to the page's questions and corrections of how the file was understood: only what is said anew. */
export function readDecisions(batch: ImportBatch, body: Body, lookedUp: LookedUp): Read<Decisions> {
  const asked = questionsOf(batch);
  refuseStale(asked, body);
  const told: Problems = {};
  const sheets = mergedSheets(columnAnswers(asked, body, told), sheetChoices(mappingOf(batch), body, told));
  const units = unitAnswers(asked, body, lookedUp, told);
  const encoding = textField(body, 'encoding');
  const said = {
    ...(Object.keys(sheets).length > 0 ? { sheets } : {}),
    ...(Object.keys(units).length > 0 ? { units } : {}),
    ...(encoding === '' ? {} : { encoding }),
    ...(checkbox(body, 'confirmBenefit') ? { confirmBenefit: true } : {}),
  };
  const result = decisionsInput.safeParse(said);
  if (!result.success)
    told[result.error.issues[0]?.path[0] === 'encoding' ? 'encoding' : ''] ??= { code: 'unknown_choice' };
  if (Object.keys(told).length > 0 || !result.success) return { problems: told };
  return { input: result.data };
}

/** What is answered here was asked: else somebody else has answered meanwhile, or the file was read anew. */
function refuseStale(asked: readonly Question[], body: Body): void {
  const known = new Set(asked.flatMap(namesOf));
  const isStale = Object.keys(body).some(
    (name) => ANSWERS.test(name) && textField(body, name) !== '' && !known.has(name),
  );
  if (isStale) throw new Conflict('import_answers_stale');
}

function namesOf(question: Question): string[] {
  if (question.kind === 'unit') return [fieldNames.unit(question.key), fieldNames.otherUnit(question.key)];
  return question.kind === 'column' ? [fieldNames.column(question)] : [];
}

const isOf =
  <K extends Question['kind']>(kind: K) =>
  (question: Question): question is Asked<K> =>
    question.kind === kind;

function unitAnswers(
  asked: readonly Question[],
  body: Body,
  { unitOf }: LookedUp,
  told: Problems,
): Record<string, string | null> {
  const units: Record<string, string | null> = {};
  for (const { key } of asked.filter(isOf('unit'))) {
    const name = fieldNames.unit(key);
    const choice = textField(body, name);
    const typed = textField(body, fieldNames.otherUnit(key));
    if (choice === '' && typed === '') continue;
    if (choice === 'none') units[key] = null;
    else if (choice.startsWith('is:')) take(name, choice.slice(3));
    else if (choice === 'other' || choice === '') take(fieldNames.otherUnit(key), typed);
    else told[name] = { code: 'unknown_choice' };

    function take(field: string, text: string): void {
      const code = text === '' ? null : unitOf(text);
      if (code) units[key] = code;
      else told[field] = { code: text === '' ? 'required' : 'unknown_organisation' };
    }
  }
  return units;
}

function columnAnswers(asked: readonly Question[], body: Body, told: Problems): Sheets {
  const sheets: Sheets = {};
  for (const question of asked.filter(isOf('column'))) {
    const { sheet, field, asks, options } = question;
    const text = textField(body, fieldNames.column(question));
    if (text === '') continue;
    const option = options.find((one) => String(one) === text);
    if (option === undefined) told[fieldNames.column(question)] = { code: 'unknown_choice' };
    else if (asks === 'day-order') {
      const before = sheets[sheet]?.dayOrder;
      sheets[sheet] = { ...sheets[sheet], dayOrder: { ...before, [field]: option } };
    } else sheets[sheet] = { ...sheets[sheet], [asks === 'money-unit' ? 'moneyUnit' : 'moneyStyle']: option };
  }
  return sheets;
}

function mergedSheets(one: Sheets, other: Sheets): Sheets {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, { ...one[name], ...other[name] }]));
}
