import type { UnreadableCode } from '../../../src/workbook/unreadable-file.ts';

/** What must come of a file: the first sheet's rows (number, then texts), how much there is, or why it is refused. */
export type Expected =
  | { readonly rows: readonly (readonly (string | number)[])[] }
  | { readonly sheets: number; readonly rowCount: number }
  | { readonly refused: UnreadableCode };

/** A file as no program should write it, or as one does that others do not follow. */
export interface NastyFile {
  readonly name: string;
  readonly expected: Expected;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  /** What it claims to be; .xlsx where nothing is said. */
  readonly fileName?: string;
  /** Read in a process of its own, whose memory is measured. */
  readonly isBomb?: boolean;
}

export const refused = (
  code: UnreadableCode,
  name: string,
  bytes: NastyFile['bytes'],
  more: Partial<NastyFile> = {},
): NastyFile => ({ name, expected: { refused: code }, bytes, ...more });

export const reads = (
  rows: readonly (readonly (string | number)[])[],
  name: string,
  bytes: NastyFile['bytes'],
  more: Partial<NastyFile> = {},
): NastyFile => ({ name, expected: { rows }, bytes, ...more });

/** All combinations of one value each. */
export function combinations<T extends Record<string, readonly unknown[]>>(
  values: T,
): { [K in keyof T]: T[K][number] }[] {
  let all: Record<string, unknown>[] = [{}];
  for (const [key, options] of Object.entries(values))
    all = all.flatMap((one) => options.map((option) => ({ ...one, [key]: option })));
  return all as { [K in keyof T]: T[K][number] }[];
}
