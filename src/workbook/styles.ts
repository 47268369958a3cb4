import { isBuiltinDateFormat, isDateFormat } from './dates.ts';
import type { Budget } from './limits.ts';
import type { Attributes, XmlHandlers } from './xml.ts';

/** Collects, for every cell style, the one thing that matters here: does it show numbers as dates. */
export class StyleReader implements XmlHandlers {
  /** Index = the style number that a cell names. */
  readonly dates: boolean[] = [];
  readonly #custom = new Map<number, boolean>();
  readonly #budget: Budget;
  #inCellStyles = false;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'cellXfs') this.#inCellStyles = true;
    else if (name === 'numFmt') this.#addFormat(attributes);
    else if (name === 'xf' && this.#inCellStyles) this.#addStyle(Number(attributes['numFmtId'] ?? 0));
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#inCellStyles = false;
  }

  #addFormat({ numFmtId, formatCode = '' }: Attributes): void {
    this.#budget.spend('styles');
    this.#custom.set(Number(numFmtId), isDateFormat(formatCode));
  }

  #addStyle(format: number): void {
    this.#budget.spend('styles');
    this.dates.push(this.#custom.get(format) ?? isBuiltinDateFormat(format));
  }
}
