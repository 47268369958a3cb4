import type { ImportRow } from '../import.ts';
import type { RawCell } from './raw-cell.ts';

/** What a row's `raw` holds: its cells by column from A, and the unit of a group row where that says whose it is. */
export interface StoredCells {
  readonly cells: readonly RawCell[];
  readonly unit: string;
}

export const rawOf = (cells: readonly RawCell[], unit: string): string =>
  JSON.stringify(unit === '' ? cells : { cells, unit });

export function storedCells({ raw }: Pick<ImportRow, 'raw'>): StoredCells {
  const stored = JSON.parse(raw) as readonly RawCell[] | StoredCells;
  return 'cells' in stored ? stored : { cells: stored, unit: '' };
}
