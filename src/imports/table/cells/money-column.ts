import type { Cell } from '../../../workbook/workbook.ts';
import type { MoneyUnit, NumberStyle } from '../../decisions.ts';
import { type Asked, Samples } from '../questions.ts';
import { bareSum, type MoneyReading } from './money-cell.ts';
import type { SaidUnit } from './money-header.ts';
import {
  ENGLISH,
  type Grouping,
  numberOf,
  UNSETTLED,
  VIETNAMESE,
  type Written,
  writtenAs,
} from './money-number.ts';

/** In đồng an initiative that is worth less than this is rare: the column may count by millions. */
const SMALL = 100_000;
const UNIT_OPTIONS: readonly MoneyUnit[] = [1_000_000, 1, 1_000, 1_000_000_000];

export interface MoneyAnswers {
  /** What a header or a line above the table says. */
  readonly said: SaidUnit | undefined;
  readonly unit: MoneyUnit | undefined;
  readonly style: NumberStyle | undefined;
}

/** What the cells of the column of sums say about their unit and their way of writing. */
export class MoneyEvidence {
  #bare = 0;
  #small = 0;
  readonly #bareSamples = new Samples();
  readonly #written: Partial<Record<Written, number>> = {};
  /** Numbers with one sign and three digits after it, whose unit leaves room for a fraction. */
  readonly #threes = { dot: { bare: 0, worded: 0 }, comma: { bare: 0, worded: 0 } };
  readonly #threeSamples = new Samples();

  add(cell: Cell | undefined): void {
    if (!cell) return;
    if (cell.kind === 'number') this.#addBare(cell.value, cell.text);
    else if (cell.kind === 'text') this.#addText(cell.text);
  }

  #addText(text: string): void {
    for (const [, digits = '', word = ''] of bareSum(text).matchAll(/(\d[\d., ']*)([a-z]*)/g)) {
      const number = digits.trim();
      const written = writtenAs(number);
      if (!written) continue;
      this.#written[written] = (this.#written[written] ?? 0) + 1;
      if (word === '') this.#addBare(numberOf(number, 1, UNSETTLED), text);
      const three = written === 'dot-three' ? 'dot' : written === 'comma-three' ? 'comma' : null;
      if (!three || /^(d|dong|vnd)$/.test(word)) continue;
      this.#threes[three][word === '' ? 'bare' : 'worded'] += 1;
      this.#threeSamples.add(text);
    }
  }

  #addBare(value: number | 'open' | null, text: string): void {
    if (typeof value !== 'number' || value <= 0) return;
    this.#bare += 1;
    if (value >= SMALL) return;
    this.#small += 1;
    this.#bareSamples.add(text);
  }

  reading(answers: MoneyAnswers): MoneyReading {
    return { unit: this.#unit(answers), grouping: this.#grouping(answers.style) };
  }

  #unit({ said, unit }: MoneyAnswers): MoneyReading['unit'] {
    return unit ?? said ?? (this.#small * 2 > this.#bare ? 'open' : 1);
  }

  #grouping(style: NumberStyle | undefined): Grouping {
    if (style) return style === 'vietnamese' ? VIETNAMESE : ENGLISH;
    const has = (written: Written): boolean => (this.#written[written] ?? 0) > 0;
    const vietnamese = has('dots') || has('comma-fraction');
    const english = has('commas') || has('dot-fraction');
    if (vietnamese && !english) return VIETNAMESE;
    if (!vietnamese && english) return has('commas') ? ENGLISH : { dot: 'open', comma: 'thousands' };
    if (!vietnamese) return UNSETTLED;
    return has('dots') && !has('commas') ? UNSETTLED : { dot: 'open', comma: 'open' };
  }

  questions(answers: MoneyAnswers): Asked[] {
    return [this.#unitQuestion(answers), this.#styleQuestion(answers)].filter((asked) => asked !== null);
  }

  #unitQuestion(answers: MoneyAnswers): Asked | null {
    const open = answers.said === undefined && this.#small > 0;
    if (!open && answers.unit === undefined) return null;
    return {
      kind: 'money-unit',
      rows: this.#bare,
      samples: this.#bareSamples.list,
      options: UNIT_OPTIONS,
      blocking: this.#unit(answers) === 'open',
      answer: answers.unit ?? null,
    };
  }

  /** Asked once the unit is known: single đồng have no fractions. */
  #styleQuestion(answers: MoneyAnswers): Asked | null {
    const unit = this.#unit(answers);
    const counts = ({ bare, worded }: { bare: number; worded: number }) =>
      worded + (typeof unit === 'number' && unit > 1 ? bare : 0);
    const [dots, commas] = [counts(this.#threes.dot), counts(this.#threes.comma)];
    const { dot, comma } = this.#grouping(answers.style);
    const blocking = (dot === 'open' && dots > 0) || (comma === 'open' && commas > 0);
    const doubtful = blocking || (dots > 0 && this.#grouping(undefined) === UNSETTLED);
    if (!doubtful && (answers.style === undefined || dots + commas === 0)) return null;
    return {
      kind: 'money-style',
      rows: dots + commas,
      samples: this.#threeSamples.list,
      options: ['vietnamese', 'english'],
      blocking,
      answer: answers.style ?? null,
    };
  }
}
