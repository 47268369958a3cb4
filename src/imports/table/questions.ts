import type { DayOrder, MoneyUnit, NumberStyle } from '../decisions.ts';
import type { Field } from './fields.ts';

/** What only a person can say of a whole column. While it blocks, the cells concerned are errors. */
export interface TableQuestion {
  readonly kind: 'day-order' | 'money-unit' | 'money-style';
  readonly field: Field;
  /** The column's letters. */
  readonly column: string;
  /** How many rows the answer is about. */
  readonly rows: number;
  /** Texts of cells that it is about. */
  readonly samples: readonly string[];
  readonly options: readonly (DayOrder | MoneyUnit | NumberStyle)[];
  /** Rows stay out until it is answered; else it may be left as it was read. */
  readonly blocking: boolean;
  /** What was said already; null for nothing. */
  readonly answer: DayOrder | MoneyUnit | NumberStyle | null;
}

/** What a column says of one question, before it is known which column. */
export type Asked = Omit<TableQuestion, 'field' | 'column'>;

/** The first different texts. */
export class Samples {
  static readonly most = 5;
  readonly #texts = new Set<string>();

  add(text: string): void {
    if (this.#texts.size < Samples.most) this.#texts.add(text.trim().slice(0, 40));
  }

  get list(): string[] {
    return [...this.#texts];
  }
}
