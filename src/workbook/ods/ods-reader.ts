import { type Budget, LIMITS } from '../limits.ts';
import { SheetBuilder } from '../sheet-builder.ts';
import { TextCells } from '../text-cells.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import type { Cell, Sheet } from '../workbook.ts';
import type { Attributes, XmlHandlers } from '../xml.ts';
import { odsCell } from './ods-cell.ts';
import { markText, paragraphText } from './ods-text.ts';

/** Notes, drawings and histories of changes: they hold paragraphs, but none of a cell's. */
const ASIDE = new Set(
  [
    'annotation note ruby-text shapes forms tracked-changes table-source',
    'frame custom-shape g rect line polyline polygon path circle ellipse connector caption measure control',
  ]
    .join(' ')
    .split(' '),
);

/** How often an element stands in the place of equal ones. */
function times(attributes: Attributes, name: string): number {
  const written = Number(attributes[`table:${name}`] ?? 1);
  return Number.isInteger(written) && written >= 1 ? Math.min(written, LIMITS.lastRow) : 1;
}

interface Placed {
  readonly column: number;
  readonly cell: Cell;
  readonly columns: number;
  readonly rows: number;
}

/** Reads content.xml: tables one after the other, with the styles that hide some of them before. */
export class OdsReader implements XmlHandlers {
  readonly sheets: Sheet[] = [];
  /** False in a text document or a presentation. */
  isSpreadsheet = false;
  readonly #budget: Budget;
  readonly #texts = new TextCells();
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #sheet: { readonly built: SheetBuilder; readonly hidden: boolean; isCopy: boolean } | undefined;
  #row = { number: 0, times: 1, hidden: false, filled: false, placed: [] as Placed[] };
  #column = 0;
  #cell: { readonly attributes: Attributes; readonly paragraphs: string[] } | undefined;
  #paragraph: string | undefined;
  #aside = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  open(name: string, attributes: Attributes): void {
    // a table with a source is kept from another file that formulas point at, and never shown
    if (name === 'table-source' && this.#sheet) this.#sheet.isCopy = true;
    if (this.#aside > 0 || ASIDE.has(name) || (this.#cell && name === 'table')) this.#aside++;
    else if (this.#cell) this.#openInCell(name, attributes);
    else if (name === 'style') this.#style = attributes['style:name'] ?? '';
    else if (name === 'table-properties') this.#addStyle(attributes);
    else if (name === 'spreadsheet') this.isSpreadsheet = true;
    else if (name === 'table') this.#openTable(attributes);
    else if (name === 'table-row') this.#openRow(attributes);
    else if (name === 'table-cell' || name === 'covered-table-cell')
      this.#cell = { attributes, paragraphs: [] };
  }

  text(text: string): void {
    if (this.#aside === 0 && this.#paragraph !== undefined) this.#addText(text);
  }

  close(name: string): void {
    if (this.#aside > 0) this.#aside--;
    else if (name === 'p') this.#closeParagraph();
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'table') this.#closeTable();
  }

  #addStyle(attributes: Attributes): void {
    if (attributes['table:display'] !== 'false') return;
    this.#budget.spend('styles');
    this.#hiddenStyles.add(this.#style);
  }

  #openTable(attributes: Attributes): void {
    if (this.sheets.length >= LIMITS.sheets)
      throw new UnreadableFile('file_too_many_sheets', { limit: LIMITS.sheets });
    const hidden = this.#hiddenStyles.has(attributes['table:style-name'] ?? '');
    this.#sheet = {
      built: new SheetBuilder(attributes['table:name'] ?? '', this.#budget),
      hidden,
      isCopy: false,
    };
    this.#row = { number: 0, times: 1, hidden: false, filled: false, placed: [] };
  }

  #openRow(attributes: Attributes): void {
    const hidden = (attributes['table:visibility'] ?? 'visible') !== 'visible';
    const number = Math.min(this.#row.number + this.#row.times, LIMITS.lastRow + 1);
    const repeated = times(attributes, 'number-rows-repeated');
    this.#row = { number, times: repeated, hidden, filled: false, placed: [] };
    this.#column = 0;
  }

  #openInCell(name: string, attributes: Attributes): void {
    if (name === 'p') this.#paragraph = '';
    else if (this.#paragraph !== undefined) this.#addText(markText(name, attributes));
  }

  #addText(text: string): void {
    this.#budget.spend('characters', text.length);
    this.#paragraph += text;
  }

  #closeParagraph(): void {
    if (this.#paragraph !== undefined) this.#cell?.paragraphs.push(paragraphText(this.#paragraph));
    this.#paragraph = undefined;
  }

  #closeCell(): void {
    if (!this.#cell) return;
    const { attributes, paragraphs } = this.#cell;
    this.#cell = undefined;
    const cell = odsCell(attributes, paragraphs.join('\n'), this.#texts);
    const columns = times(attributes, 'number-columns-spanned');
    const rows = times(attributes, 'number-rows-spanned');
    const repeated = times(attributes, 'number-columns-repeated');
    if (cell.kind !== 'empty' || columns > 1 || rows > 1)
      for (let n = 0; n < repeated; n++) this.#place({ column: this.#column + n, cell, columns, rows });
    this.#column += repeated;
  }

  #place(placed: Placed): void {
    this.#put(placed, this.#row.number);
    this.#row.filled ||= placed.cell.kind !== 'empty';
    if (this.#row.times > 1) this.#row.placed.push(placed);
  }

  #put({ column, cell, columns, rows }: Placed, number: number): void {
    this.#sheet?.built.add(number, column, cell);
    if (columns > 1 || rows > 1)
      this.#sheet?.built.merge({
        top: number,
        left: column,
        bottom: number + rows - 1,
        right: column + columns - 1,
      });
  }

  #closeRow(): void {
    const { number, times, hidden, filled, placed } = this.#row;
    for (let n = 1; n < times && placed.length > 0; n++) for (const one of placed) this.#put(one, number + n);
    if (hidden && filled) for (let n = 0; n < times; n++) this.#sheet?.built.hide(number + n);
  }

  #closeTable(): void {
    if (this.#sheet && !this.#sheet.isCopy) this.sheets.push(this.#sheet.built.finish(this.#sheet.hidden));
    this.#sheet = undefined;
  }
}
