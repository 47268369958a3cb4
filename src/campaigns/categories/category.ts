import { fold } from '../../text/fold.ts';
import type { Category } from '../campaign.ts';

/** The three fields of the campaign as published; every category maps to one of them. */
export const FIELDS = ['epidemic', 'production', 'union'] as const;

/** Where imports put what they do not know: it cannot be retired. */
export const FALLBACK_CODE = 'khac';

export const aliasesOf = ({ aliases }: Pick<Category, 'aliases'>): string[] =>
  JSON.parse(aliases) as string[];

/** The other category that already answers to one of these words, and the word; undefined where none does. */
export function wordTaken(
  others: readonly Pick<Category, 'name' | 'aliases'>[],
  words: readonly string[],
): { word: string; name: string } | undefined {
  for (const other of others) {
    const known = new Set([other.name, ...aliasesOf(other)].map(fold));
    const word = words.find((one) => known.has(fold(one)));
    if (word !== undefined) return { word, name: other.name };
  }
  return undefined;
}
