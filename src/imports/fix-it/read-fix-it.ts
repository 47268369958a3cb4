import type { Sheet, Workbook } from '../../workbook/workbook.ts';
import type { SheetChoice } from '../decisions.ts';
import { addedColumns } from '../table/added-columns.ts';
import { readStamp } from '../template/stamp.ts';
import { choiceNow, rememberedSheets } from './sheet-choice.ts';

/** A fix-it workbook that came back, whatever was sorted, moved or deleted in it. */
export interface FixItRead {
  /** The batch that it says it continues, which the reader may or may not see; null: it is no fix-it workbook. */
  readonly batch: number | null;
  /** “sheet!row” in the file first sent; undefined for a row that somebody added. */
  originOf(sheet: string, row: number): string | undefined;
  /** What the sheet was called there. */
  originalName(sheet: string): string | undefined;
  /**
   * How the sheet is to be understood, as it was in the batch; undefined for a sheet that somebody added.
   * `said`: what people say by now of the sheet that it was made from.
   */
  choiceOf(sheet: string, said?: SheetChoice): SheetChoice | undefined;
}

export function readFixIt(workbook: Pick<Workbook, 'sheets'>): FixItRead {
  const stamp = readStamp(workbook);
  const batch = stamp?.batch ?? null;
  const remembered = rememberedSheets(batch === null ? [] : (stamp?.lines ?? []));
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  const origins = new Map<string, ReadonlyMap<number, string>>();
  return {
    batch,
    originOf(name, row) {
      const known = origins.get(name) ?? originsIn(sheets.get(name));
      origins.set(name, known);
      return batch === null ? undefined : known.get(row);
    },
    originalName: (name) => remembered.get(name)?.original,
    choiceOf(name, said = {}) {
      const sheet = remembered.get(name);
      return sheet && choiceNow(sheet, headersOf(sheets.get(name)), said);
    },
  };
}

const headersOf = (sheet: Sheet | undefined): string[] =>
  Array.from(sheet?.rows[0]?.cells ?? [], ({ text }) => text.replace(/\s+/g, ' ').trim());

function originsIn(sheet: Sheet | undefined): ReadonlyMap<number, string> {
  const { origin } = addedColumns(headersOf(sheet).map((header, index) => ({ header, index })));
  const [, ...rows] = origin === undefined ? [] : (sheet?.rows ?? []);
  return new Map(
    rows.flatMap(({ number, cells }) => {
      const text = cells[origin ?? -1]?.text.trim();
      return text ? [[number, text] as const] : [];
    }),
  );
}
