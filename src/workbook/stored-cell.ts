import { booleanCell, decodeEscapes, EMPTY, errorCell, isoDateCell, numberCell } from './cells.ts';
import type { Budget } from './limits.ts';
import type { TextCells } from './text-cells.ts';
import { damaged } from './unreadable-file.ts';
import type { Cell } from './workbook.ts';
import type { Attributes } from './xml.ts';

/** What a sheet's cells refer to, and what the whole file may still use up. */
export interface SheetContext {
  readonly strings: readonly Cell[];
  readonly texts: TextCells;
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
  readonly budget: Budget;
}

function sharedString(raw: string, strings: readonly Cell[]): Cell {
  if (raw.trim() === '') return EMPTY;
  const cell = strings[Number(raw)];
  if (!cell) throw damaged(new Error(`no shared string ${raw}`));
  return cell;
}

/** The cell that its attributes and its stored text mean. A formula is what it last came to. */
export function storedCell(
  { t: type, s: style = '0' }: Attributes,
  raw: string,
  context: SheetContext,
): Cell {
  switch (type) {
    case 's':
      return sharedString(raw, context.strings);
    case 'inlineStr':
    case 'str':
      context.budget.spend('characters', raw.length);
      return context.texts.of(decodeEscapes(raw));
    case 'b':
      return booleanCell(raw);
    case 'e':
      return errorCell(raw);
    case 'd':
      return isoDateCell(raw);
    default:
      return numberCell(raw, context.dateStyles[Number(style)] ?? false, context.date1904);
  }
}
