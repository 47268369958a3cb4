import { formatDay } from '../../src/text/format.ts';
import type { Cell, Merge, Sheet } from '../../src/workbook/workbook.ts';

/** “#12,5” is no text but a number, “@2022-03-05” a day, “!#REF” an error; everything else text. */
export function cellOf(written: string): Cell {
  if (written === '') return { kind: 'empty', text: '' };
  if (/^#-?[\d.]+$/.test(written))
    return { kind: 'number', text: written.slice(1), value: Number(written.slice(1)) };
  if (written.startsWith('@'))
    return { kind: 'date', text: formatDay(written.slice(1)), value: written.slice(1) };
  return written.startsWith('!')
    ? { kind: 'error', text: written.slice(1) }
    : { kind: 'text', text: written };
}

interface Given {
  readonly name?: string;
  readonly hidden?: boolean;
  /** As “B2:B4”. */
  readonly merges?: readonly string[];
}

/** A sheet of these lines, cells parted by “|”; a blank line is a row without content. */
export function sheetOf(
  lines: readonly string[],
  { name = 'Biểu', hidden = false, merges = [] }: Given = {},
): Sheet {
  return sheetOfCells(
    lines.map((line) => line.split('|').map((text) => cellOf(text.trim()))),
    { name, hidden, merges: merges.map(mergeOf) },
  );
}

export function sheetOfCells(
  rows: readonly (readonly Cell[])[],
  {
    name = 'Biểu',
    hidden = false,
    merges = [],
  }: { name?: string; hidden?: boolean; merges?: readonly Merge[] },
): Sheet {
  return {
    name,
    hidden,
    merges,
    rows: rows
      .map((cells, index) => ({ number: index + 1, hidden: false, cells: trimmed(cells) }))
      .filter(({ cells }) => cells.length > 0),
  };
}

const trimmed = (cells: readonly Cell[]): readonly Cell[] =>
  cells.slice(0, cells.findLastIndex(({ kind }) => kind !== 'empty') + 1);

function mergeOf(range: string): Merge {
  const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? [];
  const column = (letter: string) => letter.charCodeAt(0) - 65;
  return { top: Number(top), left: column(left), bottom: Number(bottom), right: column(right) };
}
