import { fold } from '../../text/fold.ts';
import { columnName } from '../../workbook/workbook.ts';
import { decisionsInput, type SheetChoice } from '../decisions.ts';
import { FIELDS, type Field } from '../table/fields.ts';
import type { FixItSheet } from './fix-it.ts';
import { namedBy, writtenHeader } from './written-header.ts';

/** A sheet of a fix-it workbook as its stamp remembers it. */
interface Remembered {
  /** Its name in the file first sent. */
  readonly original: string;
  readonly choice: SheetChoice;
  readonly columns: readonly RememberedColumn[];
}

interface RememberedColumn {
  /** In the file first sent. */
  readonly letters: string;
  readonly header: string;
  readonly field: Field | null;
}

/** Lines for the stamp: what the sheet was called, what was said of it, what each of its columns was taken for. */
export function choiceLines({ name, columns, choice = {}, money }: FixItSheet, written: string): string[][] {
  const { dayOrder, moneyUnit, moneyStyle } = choice;
  return [
    ['sheet', written, name, JSON.stringify({ dayOrder, moneyUnit, moneyStyle })],
    ...columns.map((column) => [
      'column',
      written,
      column.letters,
      writtenHeader(column, money),
      column.field ?? '',
    ]),
  ];
}

/** By the name that the sheet has in the workbook. */
export function rememberedSheets(lines: readonly (readonly string[])[]): ReadonlyMap<string, Remembered> {
  const of = (keyword: string) => lines.filter(([key]) => key === keyword);
  return new Map(
    of('sheet').map(([, written = '', original = '', choice = '']) => {
      const columns = of('column').filter(([, sheet]) => sheet === written);
      return [written, { original, choice: choiceIn(choice), columns: columns.map(columnIn) }];
    }),
  );
}

const columnIn = ([, , letters = '', header = '', field = '']: readonly string[]): RememberedColumn => ({
  letters,
  header,
  field: FIELDS.find((one) => one === field) ?? null,
});

/** Whoever has the file may have written anything there. */
function choiceIn(text: string): SheetChoice {
  try {
    return decisionsInput.parse({ sheets: { one: JSON.parse(text) } }).sheets?.['one'] ?? {};
  } catch {
    return {};
  }
}

/**
 * What holds for the sheet as it stands now: its header is row 1, its columns are found by their headers.
 * `said`: what people say of the first file's sheet by now, which goes before what was known then.
 */
export function choiceNow(
  { choice, columns }: Remembered,
  headers: readonly string[],
  { columns: saidColumns = {}, dayOrder, moneyUnit, moneyStyle }: SheetChoice,
): SheetChoice {
  const left = [...columns];
  const chosen = headers.flatMap((header, index) => {
    // of several columns of one header the first is the first
    const place = left.findIndex((column) => fold(column.header) === fold(header));
    const [column] = place < 0 ? [] : left.splice(place, 1);
    if (!column) return [];
    const said = saidColumns[column.letters];
    const field = said === undefined ? column.field : said;
    return said === undefined && field === namedBy(header) ? [] : [[columnName(index), field] as const];
  });
  return {
    ...choice,
    ...(dayOrder ? { dayOrder: { ...choice.dayOrder, ...dayOrder } } : {}),
    ...(moneyUnit ? { moneyUnit } : {}),
    ...(moneyStyle ? { moneyStyle } : {}),
    headerRow: 1,
    columns: Object.fromEntries(chosen),
  };
}
