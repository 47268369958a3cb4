import type { RawCell } from '../fix-it/raw-cell.ts';
import type { Above, Raw } from '../fix-it/stored-cells.ts';
import type { Header } from '../table/header.ts';
import { columnOf, rawCells, type Table, type TableRow } from '../table/table.ts';
import { categoryAbove, type ReadingRules } from './read-row.ts';
import { unitAbove } from './unit-of-row.ts';

/** A row as it has to be when the rows around it are gone: with the authors of those below, the unit and the category of group rows above. */
export function rowAlone({ header }: Table, row: TableRow, rules: ReadingRules): Raw {
  const cells = withAllAuthors(header, row);
  const unit = row.cells.organisation || row.cells.organisationCode ? '' : unitAbove(row, rules);
  const category = columnOf(header, 'category') === undefined ? categoryAbove(row, rules) : '';
  const above: Above = { ...(unit ? { organisation: unit } : {}), ...(category ? { category } : {}) };
  return unit || category ? { cells, above } : cells;
}

/** Names of rows below were added to the cell that is read, not to the one that was sent. */
function withAllAuthors(header: Header, row: TableRow): readonly RawCell[] {
  const raw = rawCells(header, row);
  const index = columnOf(header, 'authors');
  const text = row.cells.authors?.text;
  if (index === undefined || text === undefined || !text.includes('\n') || raw[index] === text) return raw;
  return raw.with(index, text);
}
