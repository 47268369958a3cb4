import { FALLBACK_CODE } from '../../campaigns/categories/category.ts';
import type { Problem } from '../../errors.ts';
import type { Parsed } from '../../http/forms.ts';
import { tidy, tidyLines } from '../../text/fold.ts';
import { columnName } from '../../workbook/workbook.ts';
import type { Finding, Severity } from '../import.ts';
import { readAuthors } from '../table/authors-cell.ts';
import { isVaguePeriod, readDay, readDayOrMonth } from '../table/day-cell.ts';
import type { Field } from '../table/fields.ts';
import type { Header } from '../table/header.ts';
import { basisOf, readMoney, unitOfHeader } from '../table/money-cell.ts';
import { columnOf, type TableRow } from '../table/table.ts';
import { isConfidential, recognitionLevelOf, solutionKindOf } from './choices.ts';
import { type UnitRules, unitOfRow } from './unit-of-row.ts';

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

/** What the cells of one sheet stand for; the rules of a submission are asked elsewhere. */
export function rowReader(header: Header, rules: ReadingRules): (row: TableRow) => RowRead {
  const benefitHeader = header.columns.find(({ field }) => field === 'benefitVnd')?.header ?? '';
  const money = { unit: unitOfHeader(benefitHeader), basis: basisOf(benefitHeader) };
  return (row) => {
    const reading = new Reading(row, header);
    const { code: number, on } = recognition(reading);
    const candidate = {
      title: reading.line('title'),
      organisation: unit(reading, rules),
      category: category(reading, rules),
      authors: authors(reading),
      submittedOn: reading.take('submittedOn', readDay),
      appliedOn: appliedOn(reading),
      ...benefit(reading, money, rules),
      description: reading.lines('description'),
      scope: reading.line('scope'),
      otherEffects: reading.lines('otherEffects'),
      solutionKind: reading.choose('solutionKind', solutionKindOf),
      recognitionLevel: reading.choose('recognitionLevel', recognitionLevelOf),
      recognitionNumber: number,
      recognitionOn: reading.take('recognitionOn', readDay) ?? on,
      confidential: isConfidential(reading.text('confidential')) || undefined,
    };
    return { candidate: defined(candidate), findings: reading.findings };
  };
}

/** One row while it is read: hands out texts and takes down what is wrong with them. */
class Reading {
  readonly findings: Finding[] = [];
  readonly row: TableRow;
  readonly #header: Header;

  constructor(row: TableRow, header: Header) {
    this.row = row;
    this.#header = header;
    if (row.hidden) this.tell('', { code: 'row_hidden' }, 'warning');
  }

  /** Without the apostrophe that keeps exported text from being run as a formula. */
  text(field: Field): string {
    return (this.row.cells[field]?.text ?? '').replace(/^'(?=[=+\-@＝＋－＠])/, '');
  }

  line(field: Field): string | undefined {
    return tidy(this.text(field)) || undefined;
  }

  lines(field: Field): string | undefined {
    return tidyLines(this.text(field)) || undefined;
  }

  tell(field: Field | '', { code, params = {} }: Problem, severity: Severity = 'error'): void {
    this.findings.push(findingAt(this.#header, field, { code, params }, severity));
  }

  take<T>(field: Field, read: (cell: NonNullable<TableRow['cells'][Field]>) => Parsed<T>): T | undefined {
    const cell = this.row.cells[field];
    if (!cell) return undefined;
    const { value, problem } = read(cell);
    if (problem) this.tell(field, problem);
    return value;
  }

  /** A choice that nobody knows is left open, and said. */
  choose<T>(field: Field, of: (text: string) => T | undefined): T | undefined {
    const text = this.line(field);
    const choice = text === undefined ? undefined : of(text);
    if (text !== undefined && choice === undefined)
      this.tell(field, { code: 'choice_unknown', params: { found: text.slice(0, 40) } }, 'warning');
    return choice;
  }
}

export function findingAt(header: Header, field: Field | '', problem: Problem, severity: Severity): Finding {
  const index = field === '' ? undefined : columnOf(header, field);
  return { severity, field, column: index === undefined ? '' : columnName(index), ...problem };
}

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

function authors(reading: Reading) {
  const read = readAuthors(reading.text('authors'));
  const department = reading.line('department');
  if (read.unnamed && read.authors.length > 0)
    reading.tell('authors', { code: 'authors_unnamed' }, 'warning');
  return read.authors.map((author) => ({ ...author, ...(department ? { department } : {}) }));
}

/** A quarter or a year is no day: it stays in the file's own text, and the item goes in without. */
function appliedOn(reading: Reading): string | undefined {
  const cell = reading.row.cells.appliedOn;
  if (!cell || readDayOrMonth(cell).value !== undefined || !isVaguePeriod(cell.text))
    return reading.take('appliedOn', readDayOrMonth);
  reading.tell('appliedOn', { code: 'period_vague', params: { found: cell.text.slice(0, 40) } }, 'warning');
  return undefined;
}

/** Below this a sum in đồng is more often a number of millions under the wrong header. */
const SMALL_VND = 1000;

function benefit(
  reading: Reading,
  money: { unit: number; basis: ReturnType<typeof basisOf> },
  { confirmBenefit }: ReadingRules,
) {
  const benefitVnd = reading.take('benefitVnd', (cell) => readMoney(cell, money.unit));
  if (benefitVnd !== undefined && benefitVnd > 0 && benefitVnd < SMALL_VND)
    reading.tell('benefitVnd', { code: 'money_small', params: { found: benefitVnd } }, 'warning');
  const said = reading.choose('benefitBasis', basisOf);
  const benefitBasis = said ?? basisOf(reading.text('benefitVnd')) ?? money.basis;
  return benefitVnd === undefined
    ? {}
    : { benefitVnd, benefitBasis, confirmBenefit: confirmBenefit || undefined };
}

/** “28/QĐ-5 ngày 17/06/2022” holds both the decision's number and its day. */
function recognition(reading: Reading): { code: string | undefined; on: string | undefined } {
  const text = reading.line('recognitionNumber');
  const both = /^(.*?)[,;]?\s*(?:ng\u00e0y|ngay)?\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$/i.exec(text ?? '');
  const on = both ? readDay({ kind: 'text', text: both[2] ?? '' }).value : undefined;
  return on === undefined ? { code: text, on } : { code: both?.[1] || undefined, on };
}

const defined = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
