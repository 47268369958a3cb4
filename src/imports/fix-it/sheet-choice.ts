import { fold } from '../../text/fold.ts';
import { columnName } from '../../workbook/workbook.ts';
import { decisionsInput, type SheetChoice } from '../decisions.ts';
import { FIELDS, type Field } from '../table/fields.ts';
import type { FixItSheet } from './fix-it.ts';

/** A sheet of a fix-it workbook as its stamp remembers it. */
interface Remembered {
  /** Its name in the file first sent. */
  readonly original: string;
  readonly choice: SheetChoice;
  readonly columns: readonly { readonly header: string; readonly field: Field | null }[];
}

/** Lines for the stamp: what the sheet was called, what was said of it, what each of its columns was taken for. */
export function choiceLines({ name, columns, choice = {} }: FixItSheet, written: string): string[][] {
  const { dayOrder, moneyUnit, moneyStyle } = choice;
  return [
    ['sheet', written, name, JSON.stringify({ dayOrder, moneyUnit, moneyStyle })],
    ...columns.map(({ header, field }) => ['column', written, header, field ?? '']),
  ];
}

/** By the name that the sheet has in the workbook. */
export function rememberedSheets(lines: readonly (readonly string[])[]): ReadonlyMap<string, Remembered> {
  const of = (keyword: string) => lines.filter(([key]) => key === keyword);
  return new Map(
    of('sheet').map(([, written = '', original = '', choice = '']) => {
      const columns = of('column').filter(([, sheet]) => sheet === written);
      return [
        written,
        {
          original,
          choice: choiceIn(choice),
          columns: columns.map(([, , header = '', field = '']) => ({
            header,
            field: FIELDS.find((one) => one === field) ?? null,
          })),
        },
      ];
    }),
  );
}

/** Whoever has the file may have written anything there. */
function choiceIn(text: string): SheetChoice {
  try {
    return decisionsInput.parse({ sheets: { one: JSON.parse(text) } }).sheets?.['one'] ?? {};
  } catch {
    return {};
  }
}

/** What holds for the sheet as it stands now: its header is row 1, its columns are found by their headers. */
export function choiceNow({ choice, columns }: Remembered, headers: readonly string[]): SheetChoice {
  const known = new Map(columns.map(({ header, field }) => [fold(header), field]));
  const chosen = headers.flatMap((header, index) => {
    const field = known.get(fold(header));
    return field === undefined ? [] : [[columnName(index), field] as const];
  });
  return { ...choice, headerRow: 1, columns: Object.fromEntries(chosen) };
}
