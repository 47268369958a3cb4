import type { ExpressionBuilder, ExpressionWrapper } from 'kysely';

/** The organisations of a branch: a path range, which an index on `path` answers on both databases. */
export function branchRange(fence: string): { from: string; below: string } {
  return { from: fence, below: `${fence.slice(0, -1)}0` }; // '0' follows '/' in ASCII, and text compares by bytes
}

/** How many rows there are, as a number on both databases. */
export function countAll<T, K extends keyof T>(eb: ExpressionBuilder<T, K>): ExpressionWrapper<T, K, number> {
  return eb.cast<number>(eb.fn.countAll(), 'integer');
}

/** Splits a set-based write so that it stays under the databases' limits on bound values. */
export function* chunksOf<T>(rows: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/** Text for `like … escape '\'` that finds this text anywhere. */
export function likeAnywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
