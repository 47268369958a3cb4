import type { Cell } from '../../../workbook/workbook.ts';
import type { DayOrder } from '../../decisions.ts';
import { Samples, type TableQuestion } from '../questions.ts';
import type { DayReading } from './day-cell.ts';
import { bareDay, dayOf, numbersOf } from './day-text.ts';

/** What the texts of one column of days say about its order. */
export class DayOrderEvidence {
  /** Cells that can only be read day first, month first. */
  #dayFirst = 0;
  #monthFirst = 0;
  /** Cells that are another day in the other order. */
  #either = 0;
  readonly #monthSamples = new Samples();
  readonly #eitherSamples = new Samples();
  /** Date cells, and those of them whose day could have been the month. */
  #dates = 0;
  #swappable = 0;

  add(cell: Cell | undefined): void {
    if (!cell) return;
    if (cell.kind === 'date') {
      this.#dates += 1;
      if (Number(cell.value.slice(8)) <= 12) this.#swappable += 1;
      return;
    }
    if (cell.kind !== 'text') return;
    const numbers = numbersOf(bareDay(cell.text));
    if (!numbers) return;
    const dayFirst = dayOf(numbers.year, numbers.two, numbers.one);
    const monthFirst = dayOf(numbers.year, numbers.one, numbers.two);
    if (dayFirst && !monthFirst) this.#dayFirst += 1;
    else if (monthFirst && !dayFirst) {
      this.#monthFirst += 1;
      this.#monthSamples.add(cell.text);
    } else if (dayFirst !== monthFirst) {
      this.#either += 1;
      this.#eitherSamples.add(cell.text);
    }
  }

  /** Day first, where nothing says otherwise; month first only after somebody said so. */
  reading(answer: DayOrder | undefined): DayReading {
    return answer ?? (this.#monthFirst > 0 && this.#dayFirst === 0 ? 'open' : 'day-first');
  }

  question(
    answer: DayOrder | undefined,
  ): Pick<TableQuestion, 'kind' | 'rows' | 'samples' | 'options' | 'blocking' | 'answer'> | null {
    if (this.#monthFirst === 0 && answer === undefined) return null;
    return {
      kind: 'day-order',
      rows: this.#monthFirst + this.#either,
      samples: [...this.#monthSamples.list, ...this.#eitherSamples.list].slice(0, Samples.most),
      options: ['day-first', 'month-first'],
      blocking: this.reading(answer) === 'open',
      answer: answer ?? null,
    };
  }

  /** All days that stand as text pass the 12th and no date cell does: a program took the others for months. */
  get looksSwapped(): boolean {
    return (
      this.#dates >= SUSPICIOUS.dates && this.#swappable === this.#dates && this.#dayFirst >= SUSPICIOUS.texts
    );
  }
}

/** Fewer may be chance: of days of a month two in five are 12 or less. */
const SUSPICIOUS = { dates: 10, texts: 3 };
