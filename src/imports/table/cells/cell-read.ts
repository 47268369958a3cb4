import type { Problem } from '../../../errors.ts';

/** What a cell holds, perhaps with a doubt that lets it pass; or why it holds nothing of use. */
export type CellRead<T> =
  | { readonly value: T; readonly warning?: Problem; readonly problem?: never }
  | { readonly value?: never; readonly warning?: never; readonly problem: Problem };

export const told = (code: string, text: string): { readonly problem: Problem } => ({
  problem: { code, params: { found: text.trim().slice(0, 40) } },
});
