import type { Cell, Sheet, SheetRow } from '../../workbook/workbook.ts';
import { type AddedColumns, addedColumns, isAdded } from './added-columns.ts';
import { type Field, fieldOfHeader } from './fields.ts';

/** One column of the table: what stands above it and what it means to us; null where it means nothing. */
interface Column {
  readonly index: number;
  readonly header: string;
  readonly field: Field | null;
}

export interface Header {
  /** As the spreadsheet numbers them; two where cells above span several columns. */
  readonly first: number;
  readonly last: number;
  readonly columns: readonly Column[];
  /** Those of a fix-it workbook, which are none of `columns`. */
  readonly added: AddedColumns;
}

/** Title rows, heads of the union and of the state stand above a table, seldom more than a dozen. */
const ROWS_LOOKED_AT = 30;

/** The row, or pair of rows, that names the most columns of ours; null where none names a title and something else. */
export function findHeader(sheet: Sheet): Header | null {
  const rows = sheet.rows.slice(0, ROWS_LOOKED_AT);
  const candidates = rows.flatMap((row, index) => {
    const below = rows[index + 1];
    const pair = below && spansInto(sheet, row, below) ? [headerOf(sheet, row, below)] : [];
    return [headerOf(sheet, row), ...pair];
  });
  let best: Header | null = null;
  for (const header of candidates) if (worth(header) > worth(best)) best = header;
  return best;
}

/** How many fields of ours it names; nothing without a title. */
function worth(header: Header | null): number {
  const fields = header?.columns.map(({ field }) => field).filter((field) => field !== null) ?? [];
  return fields.includes('title') && fields.length > 1 ? fields.length : 0;
}

/** Whether the next row belongs to the head: something above reaches down into it, or spans several columns. */
function spansInto({ merges }: Sheet, { number }: SheetRow, below: SheetRow): boolean {
  const own = merges.filter(({ top }) => top === number);
  return (
    below.number === number + 1 && own.some(({ bottom, left, right }) => bottom > number || right > left)
  );
}

function headerOf(sheet: Sheet, row: SheetRow, below?: SheetRow): Header {
  const width = Math.max(row.cells.length, below?.cells.length ?? 0);
  const found = Array.from({ length: width }, (_, index) => {
    const lower = textOf(below?.cells[index]);
    const upper = lower ? spannedText(sheet, row, index) : textOf(row.cells[index]);
    const match = (lower ? fieldOfHeader(lower) : null) ?? fieldOfHeader(`${upper} ${lower}`);
    return { index, header: lower || upper, match };
  });
  const added = addedColumns(found);
  const columns = onePerField(found.filter(({ index }) => !isAdded(added, index)));
  return { first: row.number, last: below?.number ?? row.number, columns, added };
}

/** Of several columns that could be the same field, the one that says it most clearly; the others are ignored. */
function onePerField(
  found: readonly { index: number; header: string; match: ReturnType<typeof fieldOfHeader> }[],
) {
  return found
    .filter(({ header }) => header !== '')
    .map(({ index, header, match }) => {
      const rivals = found.filter((other) => other.match?.field === match?.field && match);
      const best = Math.max(...rivals.map((other) => other.match?.score ?? 0));
      const first = rivals.find((other) => other.match?.score === best);
      const field = match && match.field !== 'ignored' && first?.index === index ? match.field : null;
      return { index, header, field };
    });
}

const textOf = (cell: Cell | undefined): string => (cell?.text ?? '').replace(/\s+/g, ' ').trim();

/** The text above a column, where one cell of the upper row spans several. */
function spannedText({ merges }: Sheet, { number, cells }: SheetRow, index: number): string {
  const over = merges.find(({ top, left, right }) => top === number && left <= index && index <= right);
  return textOf(cells[over?.left ?? index]);
}
