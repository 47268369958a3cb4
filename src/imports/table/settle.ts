import type { BenefitBasis } from '../../database/schema.ts';
import type { Problem } from '../../errors.ts';
import type { Sheet } from '../../workbook/workbook.ts';
import type { SheetChoice } from '../decisions.ts';
import type { DayReading } from './cells/day-cell.ts';
import { DayOrderEvidence } from './cells/day-order.ts';
import type { MoneyReading } from './cells/money-cell.ts';
import { MoneyEvidence } from './cells/money-column.ts';
import { basisOf, unitAbove, unitOfHeader } from './cells/money-header.ts';
import type { Column } from './columns.ts';
import type { Field } from './fields.ts';
import type { Header } from './header.ts';
import type { Asked, TableQuestion } from './questions.ts';
import { textsOf } from './spans.ts';
import type { TableRow } from './table.ts';

const DAY_FIELDS = ['submittedOn', 'appliedOn', 'recognitionOn'] as const satisfies readonly Field[];
/** Where the unit of bare sums was read: `assumed` where nothing says one and they look like đồng. */
export type MoneyFrom = 'hand' | 'header' | 'above' | 'assumed';
export type DayField = (typeof DAY_FIELDS)[number];

/** How the cells of a table are read, and what is not settled. */
export interface Settled {
  readonly days: Readonly<Record<DayField, DayReading>>;
  readonly money: MoneyReading & {
    readonly basis: BenefitBasis | undefined;
    readonly from: MoneyFrom;
  };
  readonly questions: readonly TableQuestion[];
  /** What is to be said of the table as a whole. */
  readonly notes: readonly Problem[];
}

/** One look at all cells whose meaning depends on their column: days, and sums of money. */
export function settle(
  sheet: Sheet,
  header: Header,
  rows: readonly TableRow[],
  choice: SheetChoice,
): Settled {
  const column = (field: Field) => header.columns.find((one) => one.field === field);
  const days = daysOf(rows, choice);
  const money = moneyOf(sheet, header, column('benefitVnd'), rows, choice);
  const asked = [...days.asked, ...money.asked];
  const swapped = days.swapped.map((field) => ({
    code: 'days_look_swapped',
    params: { column: column(field)?.header ?? '' },
  }));
  return {
    days: days.readings,
    money: money.reading,
    questions: asked.flatMap(([field, question]) => {
      const letters = column(field)?.letters;
      return letters === undefined ? [] : [{ field, column: letters, ...question }];
    }),
    notes: [...(column('category') ? [] : [{ code: 'category_column_missing' }]), ...swapped],
  };
}

function daysOf(rows: readonly TableRow[], { dayOrder = {} }: SheetChoice) {
  const readings: Partial<Record<DayField, DayReading>> = {};
  const asked: [Field, Asked][] = [];
  const swapped: DayField[] = [];
  for (const field of DAY_FIELDS) {
    const evidence = new DayOrderEvidence();
    for (const { cells } of rows) evidence.add(cells[field]);
    readings[field] = evidence.reading(dayOrder[field]);
    const question = evidence.question(dayOrder[field]);
    if (question) asked.push([field, question]);
    if (evidence.looksSwapped) swapped.push(field);
  }
  return { readings: readings as Record<DayField, DayReading>, asked, swapped };
}

function moneyOf(
  sheet: Sheet,
  { first }: Header,
  column: Column | undefined,
  rows: readonly TableRow[],
  { moneyUnit: unit, moneyStyle: style }: SheetChoice,
) {
  const evidence = new MoneyEvidence();
  for (const { cells } of rows) evidence.add(cells.benefitVnd);
  const heading = column?.heading ?? '';
  const above = sheet.rows.filter(({ number }) => number < first && number >= first - LINES_ABOVE);
  const ofHeader = unitOfHeader(heading);
  const ofLine = ofHeader === undefined ? unitAbove(above.flatMap(textsOf)) : undefined;
  const answers = { said: ofHeader ?? ofLine, unit, style };
  const said = ofHeader !== undefined ? 'header' : ofLine !== undefined ? 'above' : 'assumed';
  const from: MoneyFrom = unit !== undefined ? 'hand' : said;
  return {
    reading: { ...evidence.reading(answers), basis: basisOf(heading), from },
    asked: evidence.questions(answers).map((question): [Field, Asked] => ['benefitVnd', question]),
  };
}

/** A line that says the unit of the whole table stands right above it. */
const LINES_ABOVE = 5;
