import type { ImportRow } from '../import.ts';
import type { Field } from '../table/fields.ts';
import type { RawCell } from './raw-cell.ts';

/** What group rows can say of the rows under them. */
export const ABOVE = ['organisation', 'category'] as const satisfies readonly Field[];
export type Above = Readonly<Partial<Record<(typeof ABOVE)[number], string>>>;

/** What a row's `raw` holds: its cells by column from A, and with a bad one what stood in group rows above it. */
export interface StoredCells {
  readonly cells: readonly RawCell[];
  readonly above: Above;
}

/** As it is kept, as JSON: the cells alone where there is nothing else. */
export type Raw = readonly RawCell[] | StoredCells;

export function storedCells({ raw }: Pick<ImportRow, 'raw'>): StoredCells {
  const stored = JSON.parse(raw) as Raw;
  return 'cells' in stored ? stored : { cells: stored, above: {} };
}
