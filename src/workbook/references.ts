import { LIMITS } from './limits.ts';
import type { Merge } from './workbook.ts';

const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{0,7})$/i;

const DOLLAR = 0x24;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** 1 for A and a, 26 for Z and z; 0 for no letter. */
function letterAt(bytes: Uint8Array, at: number): number {
  const letter = ((bytes[at] ?? 0) | 0x20) - 0x60;
  return letter > 0 && letter < 27 ? letter : 0;
}

/** 'A' → 0, 'AB' → 27. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** The bytes “C5” → 2; undefined where there is no reference or none that can be read. */
export function columnAt(bytes: Uint8Array, from: number, to: number): number | undefined {
  let at = bytes[from] === DOLLAR ? from + 1 : from;
  const letters = at;
  let column = 0;
  for (let letter = letterAt(bytes, at); at < to && letter > 0; letter = letterAt(bytes, at)) {
    column = column * 26 + letter;
    at++;
  }
  if (at === letters || at - letters > 3) return undefined;
  if (bytes[at] === DOLLAR) at++;
  if (to - at > 7) return undefined;
  while (at < to && isDigit(bytes[at] as number)) at++;
  return at === to ? column - 1 : undefined;
}

/** 'A1:C2' → its corners, whichever is named first; null where it cannot be read or is one cell. */
export function mergeOf(reference: string): Merge | null {
  const [from, to] = reference.split(':').map((corner) => REFERENCE.exec(corner));
  if (!from?.[1] || !from[2] || !to?.[1] || !to[2]) return null;
  const rows = [Number(from[2]), Number(to[2])];
  const columns = [columnIndex(from[1]), columnIndex(to[1])];
  return {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
}

/** Merges cut off where the sheet's content ends, at its last row and the last column that may be. */
export const mergesWithin = (lastRow: number, merges: readonly Merge[]): Merge[] =>
  merges
    .filter(({ top, left }) => top <= lastRow && left < LIMITS.columns)
    .map((merge) => ({
      ...merge,
      bottom: Math.min(merge.bottom, lastRow),
      right: Math.min(merge.right, LIMITS.columns - 1),
    }));
