import { damaged } from './unfit.ts';

const TAIL_BYTES = 4096;

/** Readers look for its beginning further in; we do not, since what stands before it may be something else. */
export const isPdf = (bytes: Buffer): boolean =>
  /^%PDF-(1\.[0-7]|2\.0)[\s%]/.test(bytes.toString('latin1', 0, 9));

/** One that was cut off has lost its end, and with it the table of its parts. */
export function checkPdf(bytes: Buffer): void {
  const tail = bytes.subarray(-TAIL_BYTES);
  if (!tail.includes('startxref') || !tail.includes('%%EOF')) throw damaged();
}
