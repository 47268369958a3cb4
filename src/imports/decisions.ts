import { z } from 'zod';
import { FIELDS, type Field } from './table/fields.ts';

export type DayOrder = 'day-first' | 'month-first';
/** How many đồng a bare number of the column stands for. */
export type MoneyUnit = 1 | 1_000 | 1_000_000 | 1_000_000_000;
/** vietnamese: 1.200.000,5; english: 1,200,000.5. */
export type NumberStyle = 'vietnamese' | 'english';

/** What a person said of one sheet; whatever is not said is found out, or asked. */
export interface SheetChoice {
  /** false leaves a sheet out that shows; true reads one that is hidden. */
  readonly read?: boolean | undefined;
  /** As the spreadsheet numbers its rows, from 1. */
  readonly headerRow?: number | undefined;
  /** By column letters; null ignores the column. */
  readonly columns?: Readonly<Record<string, Field | null>> | undefined;
  readonly dayOrder?: Readonly<Partial<Record<Field, DayOrder>>> | undefined;
  readonly moneyUnit?: MoneyUnit | undefined;
  readonly moneyStyle?: NumberStyle | undefined;
}

/** Everything that people answered about one batch, kept with it as JSON. */
export interface Decisions {
  /** The code of the one unit that all rows belong to; without it the sheet says whose they are. */
  readonly unit?: string | undefined;
  /** By the sheet's name. */
  readonly sheets?: Readonly<Record<string, SheetChoice>> | undefined;
  /** Written name, as its unit key → code of the unit; null: none of ours. */
  readonly units?: Readonly<Record<string, string | null>> | undefined;
  readonly encoding?: 'tcvn3' | 'as-is' | undefined;
  readonly confirmBenefit?: boolean | undefined;
  /** “sheet!row” of probable duplicates that are taken all the same. */
  readonly take?: readonly string[] | undefined;
}

const MOST_SHEETS = 200;
const MOST_UNITS = 2_000;
const MOST_TAKEN = 100_000;
const LAST_ROW = 1_048_576;

const atMost = (size: number) => (record: object) => Object.keys(record).length <= size;

const tooMany = (most: number) => ({ error: 'too_many_selected', params: { most } });

const field = z.enum(FIELDS);
/** A to BL, the 64 columns that a file may have. */
const columnLetters = z.string().regex(/^(?:[A-Z]|A[A-Z]|B[A-L])$/);

const sheetChoice = z.strictObject({
  read: z.boolean().optional(),
  headerRow: z.int().min(1).max(LAST_ROW).optional(),
  columns: z.record(columnLetters, field.nullable()).optional(),
  dayOrder: z.partialRecord(field, z.enum(['day-first', 'month-first'])).optional(),
  moneyUnit: z.literal([1, 1_000, 1_000_000, 1_000_000_000]).optional(),
  moneyStyle: z.enum(['vietnamese', 'english']).optional(),
});

/** What pages and the API may send as answers; sizes are capped, unknown names refused. */
export const decisionsInput = z.strictObject({
  unit: z.string().max(60).optional(),
  sheets: z
    .record(z.string().min(1).max(255), sheetChoice)
    .refine(atMost(MOST_SHEETS), tooMany(MOST_SHEETS))
    .optional(),
  units: z
    .record(z.string().min(1).max(500), z.string().min(1).max(100).nullable())
    .refine(atMost(MOST_UNITS), tooMany(MOST_UNITS))
    .optional(),
  encoding: z.enum(['tcvn3', 'as-is']).optional(),
  confirmBenefit: z.boolean().optional(),
  take: z.array(z.string().min(3).max(300)).max(MOST_TAKEN).optional(),
});

export const decisionsOf = ({ decisions }: { readonly decisions: string }): Decisions =>
  JSON.parse(decisions) as Decisions;

/** A workbook of corrections has its header on top; what was said of columns and values holds on. */
export function forCorrections({ sheets = {}, ...rest }: Decisions): Decisions {
  const onTop = Object.entries(sheets).map(([name, { headerRow, read, ...choice }]) => [name, choice]);
  return { ...rest, sheets: Object.fromEntries(onTop) };
}

/** What was said before and is said now: of each thing the newer word. */
export function merged(before: Decisions, now: Decisions): Decisions {
  const sheets: Record<string, SheetChoice> = { ...before.sheets };
  for (const [name, { columns, dayOrder, ...choice }] of Object.entries(now.sheets ?? {})) {
    const old = sheets[name] ?? {};
    sheets[name] = {
      ...old,
      ...choice,
      columns: { ...old.columns, ...columns },
      dayOrder: { ...old.dayOrder, ...dayOrder },
    };
  }
  return { ...before, ...now, sheets, units: { ...before.units, ...now.units } };
}
