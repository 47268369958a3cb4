import { booleanCell, EMPTY, errorCell, isoDateCell, numberCell, valueCell } from '../cells.ts';
import type { TextCells } from '../text-cells.ts';
import type { Cell } from '../workbook.ts';
import type { Attributes } from '../xml.ts';

const DURATION = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/;

/** A time of day as the part of a day that every other format stores. */
function timeCell(written: string): Cell | null {
  const parts = DURATION.exec(written);
  if (!parts) return null;
  const [days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part?.replace(',', '.') ?? 0));
  const value = (days ?? 0) + (hours ?? 0) / 24 + (minutes ?? 0) / 1440 + (seconds ?? 0) / 86_400;
  return valueCell(parts[1] ? -value : value, false, false);
}

/** The cell that its attributes and the text shown in it mean. */
export function odsCell(attributes: Attributes, shown: string, texts: TextCells): Cell {
  const value = (name: string): string => attributes[`office:${name}`] ?? '';
  if (attributes['calcext:value-type'] === 'error') return errorCell(shown);
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      return numberCell(value('value'), false, false);
    case 'date':
      return isoDateCell(value('date-value'));
    case 'time':
      return timeCell(value('time-value')) ?? texts.of(shown);
    case 'boolean':
      return booleanCell(value('boolean-value'));
  }
  const text = shown || value('string-value');
  return text === '' ? EMPTY : texts.of(text);
}
