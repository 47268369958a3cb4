import type { Day } from '../../calendar.ts';
import { formatDay } from '../../text/format.ts';
import type { Cell } from '../../workbook/workbook.ts';

/**
 * A cell of a file as the database keeps it (JSON): text as it stood, a number or a day as such. Kept with its
 * kind, “12/05/2022” that was text (and may mean December) stays told from the day 12 May; plain text is
 * always right too, the fix-it workbook then holds text.
 */
export type RawCell = string | number | { readonly day: Day } | null;

export function rawCell(cell: Cell | undefined): RawCell {
  if (!cell || cell.kind === 'empty') return null;
  if (cell.kind === 'number') return cell.value;
  return cell.kind === 'date' ? { day: cell.value } : cell.text;
}

/** As a person would read it. */
export function rawText(raw: RawCell): string {
  if (raw === null) return '';
  if (typeof raw === 'number') return String(Number.isSafeInteger(raw) ? raw : Number(raw.toPrecision(15)));
  return typeof raw === 'string' ? raw : formatDay(raw.day);
}
