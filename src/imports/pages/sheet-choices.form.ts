import type { Problem } from '../../errors.ts';
import { type Body, checkbox, idIn, textField } from '../../http/forms.ts';
import type { SheetChoice } from '../decisions.ts';
import type { Mapping } from '../import.ts';
import { FIELDS, type Field } from '../table/fields.ts';
import { fieldNames } from './field-names.ts';

type Problems = Record<string, Problem>;
/** By the sheet's name. */
export type Sheets = Record<string, SheetChoice>;

const LAST_ROW = 1_048_576;

/** Of each sheet that stood in the form, what is other than it was. */
export function sheetChoices({ sheets, leftOut }: Mapping, body: Body, told: Problems): Sheets {
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
