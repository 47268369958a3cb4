import { damaged } from './unfit.ts';

/** In pixels, as the file says of itself. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** More chunks, segments or boxes than any camera or program writes: only made to be slow to read. */
const PARTS_MOST = 20_000;

/** Counts the parts of one file. */
export function partCounter(): () => void {
  let parts = 0;
  return () => {
    parts += 1;
    if (parts > PARTS_MOST) throw damaged();
  };
}

/** Four letters at this place, as names of parts are written in most formats. */
export const nameAt = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4);
