import type { Budget } from './limits.ts';
import { cellOfText } from './stored-cell.ts';
import type { Cell } from './workbook.ts';
import type { XmlSink } from './xml/scanner.ts';
import type { TextRun } from './xml/text-run.ts';

/** Reads the table of shared strings: plain or in runs of several fonts, without the phonetic reading aids. */
export class SharedStringReader implements XmlSink {
  /** Index = the number that a cell names; equal cells are one object. */
  readonly cells: Cell[] = [];
  readonly #budget: Budget;
  #text = '';
  #capturing = false;
  #phonetic = false;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  open(name: string): void {
    if (name === 'si') this.#text = '';
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 't') this.#capturing = !this.#phonetic;
  }

  text(run: TextRun): void {
    if (!this.#capturing) return;
    const text = run.toString();
    this.#budget.spend('characters', text.length);
    this.#text += text;
  }

  close(name: string): void {
    if (name === 't') this.#capturing = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'si') this.#add();
  }

  #add(): void {
    this.#budget.spend('strings');
    this.cells.push(cellOfText(this.#text));
  }
}
