import type { Merge } from './workbook.ts';

const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{0,7})$/i;

/** 'A' → 0, 'AB' → 27. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** 'C5' → 2; undefined where there is no reference or none that can be read. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = reference === undefined ? undefined : REFERENCE.exec(reference)?.[1];
  return letters === undefined ? undefined : columnIndex(letters);
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
