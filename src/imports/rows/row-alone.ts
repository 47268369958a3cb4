import type { RawCell } from '../fix-it/raw-cell.ts';
import type { Above, Raw } from '../fix-it/stored-cells.ts';
import { columnOf, type Table, type TableRow } from '../table/table.ts';
import { categoryAbove, type ReadingRules } from './read-row.ts';
import { unitAbove } from './unit-of-row.ts';

/** A row as it has to be when the rows around it are gone: with the authors of those below, the unit and the category of group rows above. */
export function rowAlone({ header }: Table, row: TableRow, rules: ReadingRules): Raw {
  const cells = withAllAuthors(row, columnOf(header, 'authors'));
  const unit = row.cells.organisation || row.cells.organisationCode ? '' : unitAbove(row, rules);
  const category = columnOf(header, 'category') === undefined ? categoryAbove(row, rules) : '';
  const above: Above = { ...(unit ? { organisation: unit } : {}), ...(category ? { category } : {}) };
  return unit || category ? { cells, above } : cells;
}

/** Names of rows below were added to the cell that is read, not to the one that was sent. */
function withAllAuthors({ raw, cells }: TableRow, index: number | undefined): readonly RawCell[] {
  const text = cells.authors?.text;
  if (index === undefined || text === undefined || !text.includes('\n') || raw[index] === text) return raw;
  return raw.with(index, text);
}
