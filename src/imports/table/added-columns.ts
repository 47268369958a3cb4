import { fold } from '../../text/fold.ts';
import { t } from '../../text/text.ts';
import type { Cell } from '../../workbook/workbook.ts';

/** Where the columns stand that a fix-it workbook adds: what is wrong with a row, and which row of the first file it was. */
export interface AddedColumns {
  readonly message?: number;
  readonly origin?: number;
}

/** They are told by their headers, so that whoever moves columns about loses nothing. */
export function addedColumns(headers: readonly { index: number; header: string }[]): AddedColumns {
  const at = (words: string) => headers.find(({ header }) => fold(header) === fold(words))?.index;
  const message = at(t('fixIt.message'));
  const origin = at(t('fixIt.origin'));
  return { ...(message === undefined ? {} : { message }), ...(origin === undefined ? {} : { origin }) };
}

export const isAdded = ({ message, origin }: AddedColumns, index: number): boolean =>
  index === message || index === origin;

const EMPTY: Cell = { kind: 'empty', text: '' };

/** The row as its sender wrote it. */
export const withoutAdded = (cells: readonly Cell[], added: AddedColumns): readonly Cell[] =>
  added.message === undefined && added.origin === undefined
    ? cells
    : cells.map((cell, index) => (isAdded(added, index) ? EMPTY : cell));
