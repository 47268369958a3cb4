import { Invalid } from '../../errors.ts';
import { formatNumber } from '../../text/format.ts';
import { LIMITS } from '../../workbook/limits.ts';
import type { Sheet, Workbook } from '../../workbook/workbook.ts';
import type { Decisions, SheetChoice } from '../decisions.ts';
import type { LeftOutSheet, MappedSheet } from '../import.ts';
import type { Question } from '../question.ts';
import type { Remembered } from '../table/columns.ts';
import { REQUIRED_FIELDS } from '../table/fields.ts';
import { columnOf, readTablesOf, type Table } from '../table/table.ts';
import { readStamp } from '../template/stamp.ts';
import { ownSheets } from '../template/template-workbook.ts';
import { mappedSheet, previewOf } from './mapped-sheet.ts';

export interface Readings {
  /** Those whose rows can be taken. */
  readonly tables: readonly Table[];
  /** The same, as they are shown. */
  readonly sheets: readonly MappedSheet[];
  readonly leftOut: readonly LeftOutSheet[];
  readonly questions: readonly Question[];
}

/**
 * The tables of all sheets that show and were not switched off, and of hidden ones that somebody asked for.
 * Every other sheet is named with what is needed to say by hand where its table is.
 * @throws Invalid on `file` where no sheet holds anything, or nothing under its header
 */
export async function readTables(
  { sheets }: Workbook,
  { sheets: choices = {} }: Decisions = {},
  remembered: Remembered = new Map(),
): Promise<Readings> {
  const tables: Table[] = [];
  const leftOut: LeftOutSheet[] = [];
  const own = ownSheets(readStamp({ sheets }));
  for (const sheet of sheets.filter(({ name }) => !own.has(name))) {
    const choice = Object.hasOwn(choices, sheet.name) ? (choices[sheet.name] ?? {}) : {};
    const found = whyUnread(sheet, choice) ? [] : await readTablesOf(sheet, choice, remembered);
    const whole = found.filter((table) => missingFields(table).length === 0);
    tables.push(...whole);
    if (whole.length === 0) leftOut.push(leftOutSheet(sheet, choice, found[0]));
  }
  if (!Object.values(choices).some(saysWhere)) refuseEmpty(sheets, tables, leftOut);
  refuseTooMany(tables);
  const questions = tables.flatMap(questionsOf);
  return { tables, sheets: tables.map(mappedSheet), leftOut, questions };
}

const whyUnread = ({ hidden }: Sheet, { read }: SheetChoice): 'hidden' | 'not_chosen' | null => {
  if (read === false) return 'not_chosen';
  return hidden && read !== true ? 'hidden' : null;
};

const missingFields = ({ header }: Table) =>
  REQUIRED_FIELDS.filter((field) => columnOf(header, field) === undefined);

function leftOutSheet(sheet: Sheet, choice: SheetChoice, table: Table | undefined): LeftOutSheet {
  const { name } = sheet;
  const unread = whyUnread(sheet, choice);
  if (unread) return { name, why: unread };
  const preview = previewOf(sheet);
  if (!table) return { name, why: 'no_table', preview };
  const mapped = mappedSheet(table);
  return { name, why: 'columns_missing', missing: missingFields(table), mapped, preview };
}

/** Where a person pointed to the table, it is for them to see that nothing is there, and to point elsewhere. */
const saysWhere = ({ headerRow }: SheetChoice): boolean => headerRow !== undefined;

function refuseEmpty(
  sheets: readonly Sheet[],
  tables: readonly Table[],
  leftOut: readonly LeftOutSheet[],
): void {
  if (sheets.every(({ rows }) => rows.length === 0)) throw new Invalid({ file: { code: 'import_no_table' } });
  const others = leftOut.some(({ name }) =>
    sheets.some((sheet) => sheet.name === name && sheet.rows.length > 0),
  );
  if (!others && tables.every(({ rows }) => rows.length === 0))
    throw new Invalid({ file: { code: 'import_no_rows' } });
}

/** The reader leaves room for titles and the like; here is known what is an initiative. */
function refuseTooMany(tables: readonly Table[]): void {
  const count = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const limit = formatNumber(LIMITS.rows);
  if (count > LIMITS.rows) throw new Invalid({ file: { code: 'file_too_many_rows', params: { limit } } });
}

const questionsOf = ({ sheet, questions }: Table): Question[] =>
  questions.map(({ kind: asks, ...question }) => ({ kind: 'column', sheet, asks, ...question }));
