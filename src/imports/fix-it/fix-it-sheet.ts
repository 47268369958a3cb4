import { label, t } from '../../text/text.ts';
import { LIMITS } from '../../workbook/limits.ts';
import { columnIndex } from '../../workbook/references.ts';
import type { Look } from '../../workbook/write/looks.ts';
import type {
  CellToWrite,
  RowToWrite,
  SheetToWrite,
  Validation,
} from '../../workbook/write/sheet-to-write.ts';
import type { Field } from '../table/fields.ts';
import type { Lists } from '../template/lists.ts';
import type { FixItRow, FixItSheet } from './fix-it.ts';
import type { RawCell } from './raw-cell.ts';
import { writtenHeader } from './written-header.ts';

/** In letters; what people wrote there decides nothing, since the rows are not known before they are written. */
const WIDTHS: Partial<Record<Field, number>> = {
  number: 7,
  title: 40,
  authors: 26,
  organisation: 34,
  category: 24,
  submittedOn: 13,
  appliedOn: 13,
  benefitVnd: 18,
  description: 40,
};
const USUAL = 16;
/** Rows that somebody adds at the end have the lists too. */
const LAST_ROW = 10_000;

/** One sheet of the file with its bad rows: the same columns under the same letters, what is wrong, where it was. */
export function fixItSheet(sheet: FixItSheet, name: string, lists: Lists): SheetToWrite {
  const columns = columnsOf(sheet);
  const validations = columns.flatMap(({ field }, column): Validation[] => {
    const allowed = field && lists.allowed(field, true);
    return allowed ? [{ column, rows: { from: 2, to: LAST_ROW }, allowed }] : [];
  });
  return {
    name,
    columns: [...columns.map(({ width }) => ({ width })), { width: 56 }, { width: 18 }],
    frozen: 1,
    rows: rowsOf(sheet, columns),
    validations,
  };
}

interface PlacedColumn {
  readonly header: string;
  readonly field: Field | null;
  readonly letters: string;
  readonly width: number;
}

/** From A through the last one of the header; those without one keep their place. */
function columnsOf({ columns, above = [], money }: FixItSheet): PlacedColumn[] {
  const placed: PlacedColumn[] = [];
  for (const column of columns) {
    const { letters, field } = column;
    const header = writtenHeader(column, money);
    placed[columnIndex(letters)] = { header, field, letters, width: (field && WIDTHS[field]) || USUAL };
  }
  const added = above
    .filter((field) => !columns.some((column) => column.field === field))
    .map((field): PlacedColumn => {
      const header = label('importField', field);
      return { header, field, letters: '', width: WIDTHS[field] ?? USUAL };
    });
  // our own reader takes so many; what it never read stays away first
  while (placed.length + added.length + 2 > LIMITS.columns && !placed.at(-1)?.field) placed.pop();
  return Array.from([...placed, ...added], (column) => column ?? NOTHING);
}

const NOTHING: PlacedColumn = { header: '', field: null, letters: '', width: USUAL };

async function* rowsOf({ rows }: FixItSheet, columns: readonly PlacedColumn[]): AsyncGenerator<RowToWrite> {
  const added = [t('fixIt.message'), t('fixIt.origin')];
  yield {
    cells: [
      ...columns.map(({ header }): CellToWrite => ({ value: header, look: 'header' })),
      ...added.map((value): CellToWrite => ({ value, look: 'headerAdded' })),
    ],
  };
  for await (const row of rows) yield { cells: cellsOf(row, columns) };
}

function cellsOf(
  { cells, bad, message, origin, above = {} }: FixItRow,
  columns: readonly PlacedColumn[],
): CellToWrite[] {
  const own = columns.map(({ field, letters }, index) => {
    const raw = letters === '' && field ? null : (cells[index] ?? null);
    const named = field === 'organisation' || field === 'category' ? above[field] : undefined;
    return cellOf(raw || named === undefined ? raw : named, bad.includes(letters || (field ?? '')));
  });
  return [...own, { value: message, look: 'text' }, { value: origin, look: 'faint' }];
}

function cellOf(value: RawCell, isBad: boolean): CellToWrite {
  const kind = typeof value === 'number' ? 'number' : typeof value === 'object' && value ? 'day' : 'text';
  return { value, look: isBad ? BAD[kind] : GOOD[kind] };
}

const GOOD = { number: 'number', day: 'day', text: 'text' } as const satisfies Record<string, Look>;
const BAD = { number: 'badNumber', day: 'badDay', text: 'bad' } as const satisfies Record<string, Look>;
