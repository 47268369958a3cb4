import { Conflict, type Problem } from '../../errors.ts';
import type { Read } from '../../http/form-reader.ts';
import { type Body, checkbox, idIn, textField } from '../../http/forms.ts';
import { type Decisions, decisionsInput, type SheetChoice } from '../decisions.ts';
import { type ImportBatch, type Mapping, mappingOf } from '../import.ts';
import { type Question, questionsOf } from '../question.ts';
import { FIELDS, type Field } from '../table/fields.ts';
import { ANSWERS, fieldNames } from './field-names.ts';

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

type Sheets = Record<string, SheetChoice>;

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

const LAST_ROW = 1_048_576;

/** Of each sheet that stood in the form, what is other than it was. */
function sheetChoices({ sheets, leftOut }: Mapping, body: Body, told: Problems): Sheets {
  const chosen: Sheets = {};
  for (const { name, headerRow, columns, wasRead } of knownSheets({ sheets, leftOut })) {
    if (!(fieldNames.sheet(name) in body)) continue;
    const row = headerRowOf(body, name, told);
    const otherRow = row !== undefined && row !== headerRow ? row : undefined;
    const read = checkbox(body, fieldNames.read(name));
    const meanings = meaningsOf(name, columns, body, told);
    const choice: SheetChoice = {
      ...(read === wasRead ? {} : { read }),
      ...(otherRow === undefined ? {} : { headerRow: otherRow }),
      ...(meanings ? { columns: meanings } : {}),
    };
    if (Object.keys(choice).length > 0) chosen[name] = choice;
  }
  return chosen;
}

/** Each sheet once, by its first table. `wasRead`: nobody would have to ask for it. */
function knownSheets({ sheets, leftOut }: Pick<Mapping, 'sheets' | 'leftOut'>) {
  const known = [
    ...sheets.map(({ name, headerRow, columns }) => ({ name, headerRow, columns, wasRead: true })),
    ...leftOut.map(({ name, why, mapped }) => ({
      name,
      headerRow: mapped?.headerRow ?? null,
      columns: mapped?.columns ?? [],
      wasRead: why === 'no_table' || why === 'columns_missing',
    })),
  ];
  return known.filter(({ name }, index) => known.findIndex((one) => one.name === name) === index);
}

function headerRowOf(body: Body, name: string, told: Problems): number | undefined {
  const text = textField(body, fieldNames.headerRow(name));
  if (text === '') return undefined;
  const row = idIn(text.replace(/[. ]/g, ''));
  if (row !== undefined && row <= LAST_ROW) return row;
  told[fieldNames.headerRow(name)] = { code: 'not_a_number', params: { found: text.slice(0, 40) } };
  return undefined;
}

type Columns = Mapping['sheets'][number]['columns'];

/** Each meaning once: one that was given by hand earlier gives way to the newer word, two new ones are told. */
function meaningsOf(
  name: string,
  columns: Columns,
  body: Body,
  told: Problems,
): Record<string, Field | null> | null {
  const chosen: Record<string, Field | null> = {};
  const taken = new Set<Field>();
  for (const { column, field } of columns) {
    const input = fieldNames.meaning(name, column);
    const said = meaningIn(body, input, told);
    if (said === undefined || said === field) continue;
    if (said && taken.has(said)) told[input] = { code: 'import_field_twice' };
    if (said) taken.add(said);
    chosen[column] = said;
  }
  for (const { column, field, how } of columns)
    if (how === 'hand' && field && taken.has(field) && !(column in chosen)) chosen[column] = null;
  return Object.keys(chosen).length > 0 ? chosen : null;
}

/** Undefined where the form says nothing of the column. */
function meaningIn(body: Body, input: string, told: Problems): Field | null | undefined {
  if (!(input in body)) return undefined;
  const text = textField(body, input);
  if (text === '') return null;
  const field = FIELDS.find((one) => one === text);
  if (!field) told[input] = { code: 'unknown_choice' };
  return field;
}

function mergedSheets(one: Sheets, other: Sheets): Sheets {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, { ...one[name], ...other[name] }]));
}
