import { FALLBACK_CODE } from '../../campaigns/categories/category.ts';
import type { Finding } from '../import.ts';
import { readAuthors } from '../table/cells/authors-cell.ts';
import { readDay, readDayOrMonth } from '../table/cells/day-cell.ts';
import { isVaguePeriod } from '../table/cells/day-text.ts';
import { readMoney } from '../table/cells/money-cell.ts';
import { basisOf } from '../table/cells/money-header.ts';
import type { DayField, Settled } from '../table/settle.ts';
import type { Table, TableRow } from '../table/table.ts';
import { isConfidential, recognitionLevelOf, solutionKindOf } from './choices.ts';
import { Reading } from './reading.ts';
import { type UnitRules, unitOfRow } from './unit-of-row.ts';

export { findingAt } from './reading.ts';

export interface ReadingRules extends UnitRules {
  readonly categoryOf: (text: string) => string | undefined;
  /** Whoever sends the file has looked at sums over 100 tỷ đồng. */
  readonly confirmBenefit: boolean;
}

/** A row as the form would send it, and what has to be said about its cells. Fields in `findings` with an error are left out. */
export interface RowRead {
  readonly candidate: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

type TableRules = Pick<Table, 'header' | 'days' | 'money'>;

/** What the cells of one table stand for; the rules of a submission are asked elsewhere. */
export function rowReader(table: TableRules, rules: ReadingRules): (row: TableRow) => RowRead {
  const { header, days, money } = table;
  const hasCategory = header.columns.some(({ field }) => field === 'category');
  return (row) => {
    const reading = new Reading(row, header);
    const { code: number, on } = recognition(reading);
    const candidate = {
      title: reading.line('title'),
      organisation: unit(reading, rules),
      category: hasCategory ? category(reading, rules) : categoryOfGroup(row, rules),
      authors: authors(reading),
      submittedOn: day(reading, 'submittedOn', days),
      appliedOn: appliedOn(reading, days),
      ...benefit(reading, money, rules),
      description: reading.lines('description'),
      scope: reading.line('scope'),
      otherEffects: reading.lines('otherEffects'),
      solutionKind: reading.choose('solutionKind', solutionKindOf),
      recognitionLevel: reading.choose('recognitionLevel', recognitionLevelOf),
      recognitionNumber: number,
      recognitionOn: day(reading, 'recognitionOn', days) ?? on,
      confidential: isConfidential(reading.text('confidential')) || undefined,
    };
    return { candidate, findings: reading.findings };
  };
}

const day = (reading: Reading, field: DayField, days: Settled['days']): string | undefined =>
  reading.take(field, (cell) => readDay(cell, days[field]));

function unit(reading: Reading, rules: UnitRules): string | undefined {
  const { code, told } = unitOfRow(reading.row, rules);
  if (told) reading.tell('organisation', told, told.severity);
  return code;
}

function category(reading: Reading, { categoryOf }: ReadingRules): string | undefined {
  const text = reading.line('category');
  if (text === undefined) return undefined;
  const code = categoryOf(text);
  if (!code)
    reading.tell('category', { code: 'category_unknown', params: { found: text.slice(0, 60) } }, 'warning');
  return code ?? FALLBACK_CODE;
}

const FIELD_OF = /^l[\u0129i]nh v[\u1ef1u]c\s*:?\s*/i;

/** Without a column of categories a group row may name one; what it does not is said once for the table. */
const categoryOfGroup = (row: TableRow, rules: ReadingRules): string =>
  rules.categoryOf(categoryAbove(row, rules)) ?? FALLBACK_CODE;

/** The innermost group row above that names a category, as it names it; '' for none. */
export function categoryAbove({ groups }: TableRow, { categoryOf }: ReadingRules): string {
  const texts = groups.toReversed().flatMap((name) => [name, name.normalize('NFC').replace(FIELD_OF, '')]);
  return texts.find((text) => categoryOf(text) !== undefined) ?? '';
}

function authors(reading: Reading) {
  const more = reading.text('coAuthors');
  const own = reading.text('authors');
  const read = readAuthors(more ? `${own}\n${more}` : own);
  const department = reading.line('department');
  const { joined } = reading.row;
  if (read.unnamed && read.authors.length > 0)
    reading.tell('authors', { code: 'authors_unnamed' }, 'warning');
  if (joined.length > 0)
    reading.tell('authors', { code: 'authors_joined', params: { rows: joined.join(', ') } }, 'warning');
  return department ? read.authors.map((author) => ({ ...author, department })) : read.authors;
}

/** A quarter or a year is no day: it stays in the file's own text, and the item goes in without. */
function appliedOn(reading: Reading, { appliedOn: order }: Settled['days']): string | undefined {
  const cell = reading.cell('appliedOn');
  if (!cell) return undefined;
  const read = readDayOrMonth(cell, order);
  if (read.value !== undefined || !isVaguePeriod(cell.text)) return reading.take('appliedOn', () => read);
  reading.tell('appliedOn', { code: 'period_vague', params: { found: cell.text.slice(0, 40) } }, 'warning');
  return undefined;
}

/** Below this a sum in đồng is more often a number of millions under the wrong header. */
const SMALL_VND = 1000;

function benefit(reading: Reading, money: Settled['money'], { confirmBenefit }: ReadingRules) {
  const benefitVnd = reading.take('benefitVnd', (cell) => readMoney(cell, money));
  const said = reading.choose('benefitBasis', basisOf);
  if (benefitVnd === undefined) return {};
  if (benefitVnd > 0 && benefitVnd < SMALL_VND)
    reading.tell('benefitVnd', { code: 'money_small', params: { found: benefitVnd } }, 'warning');
  const benefitBasis = said ?? basisOf(reading.text('benefitVnd')) ?? money.basis;
  return { benefitVnd, benefitBasis, confirmBenefit: confirmBenefit || undefined };
}

const NUMBER_AND_DAY =
  /^(.*?)[,;(]?\s*(?:k\u00fd\s*)?(?:ng\u00e0y|ngay)?\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} th\u00e1ng \d{1,2} n\u0103m \d{4})\)?$/i;

/** “28/QĐ-5 ngày 17/06/2022” holds both the decision's number and its day. */
function recognition(reading: Reading): { code: string | undefined; on: string | undefined } {
  const text = reading.line('recognitionNumber');
  const both = text === undefined ? null : NUMBER_AND_DAY.exec(text.slice(0, 300));
  const on = both ? readDay({ kind: 'text', text: both[2] ?? '' }).value : undefined;
  return on === undefined ? { code: text, on } : { code: both?.[1]?.trim() || undefined, on };
}
