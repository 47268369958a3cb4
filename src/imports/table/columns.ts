import { fold } from '../../text/fold.ts';
import { columnName } from '../../workbook/workbook.ts';
import type { Field, HeaderMatch } from './fields.ts';

/** How a column came to its meaning: a person said it, for this file or for an earlier one, or its header did. */
export type How = 'hand' | 'remembered' | 'suggested' | 'ignored';

/** One column of the table: what stands above it and what it means to us; null where it means nothing. */
export interface Column {
  readonly index: number;
  readonly letters: string;
  readonly header: string;
  /** Everything that stands above it, from the top: a unit may be named over several columns. */
  readonly heading: string;
  /** The text of each header row, folded, to know them again further down. */
  readonly levels: readonly string[];
  readonly field: Field | null;
  readonly how: How;
}

/** Folded header → what it was said to mean before. */
export type Remembered = ReadonlyMap<string, Field | null>;

export interface Meanings {
  /** By column letters. */
  readonly hand: Readonly<Record<string, Field | null>>;
  readonly remembered: Remembered;
}

export type ColumnFound = Omit<Column, 'field' | 'how' | 'letters'> & { readonly match: HeaderMatch | null };

/** Each field once: what a person said goes before what was remembered, and that before what the words suggest. */
export function meaningOf(found: readonly ColumnFound[], { hand, remembered }: Meanings): Column[] {
  const taken = new Set<Field>();
  const settled = new Map<number, Pick<Column, 'field' | 'how'>>();
  const settle = (index: number, field: Field | null, how: How): void => {
    if (settled.has(index) || (field && taken.has(field))) return;
    settled.set(index, { field, how });
    if (field) taken.add(field);
  };
  for (const { index } of found) {
    const field = hand[columnName(index)];
    if (field !== undefined) settle(index, field, 'hand');
  }
  for (const { index, header } of found) {
    const field = header === '' ? undefined : remembered.get(fold(header));
    if (field !== undefined) settle(index, field, 'remembered');
  }
  for (const { index, match } of clearestFirst(found))
    if (match && match.field !== 'ignored') settle(index, match.field, 'suggested');
  return found.map(({ match: _, ...column }) => ({
    ...column,
    letters: columnName(column.index),
    ...(settled.get(column.index) ?? { field: null, how: 'ignored' }),
  }));
}

const clearestFirst = (found: readonly ColumnFound[]): ColumnFound[] =>
  found.toSorted((one, other) => (other.match?.score ?? 0) - (one.match?.score ?? 0));

/** What a person said of the columns, to be remembered for the next file of the same sender. */
export const headersToRemember = ({
  header,
}: {
  readonly header: { readonly columns: readonly Column[] };
}): [string, Field | null][] =>
  header.columns
    .filter((column) => column.how === 'hand' && fold(column.header) !== '')
    .map((column) => [fold(column.header), column.field]);
