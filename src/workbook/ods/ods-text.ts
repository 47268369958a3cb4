import { LIMITS } from '../limits.ts';
import type { Attributes } from '../xml.ts';

/** Stand for what is meant to be kept, while runs of white space shrink; no markup can hold them. */
const KEPT = { s: '\u0000', tab: '\u0001', 'line-break': '\u0002' } as const;

const isKept = (name: string): name is keyof typeof KEPT => name in KEPT;

/** The text that a mark inside a paragraph stands for, or '' where it is none. */
export function markText(name: string, attributes: Attributes): string {
  if (!isKept(name)) return '';
  const times = name === 's' ? Number(attributes['text:c'] ?? 1) : 1;
  return KEPT[name].repeat(Math.min(Math.max(Math.trunc(times) || 0, 0), LIMITS.cellCharacters + 1));
}

/** A paragraph as it shows: white space of the markup shrunk, marks resolved. */
export function paragraphText(raw: string): string {
  const shrunk = raw.replace(/[ \t\r\n]+/g, ' ');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the three that were put there above
  if (!/[\u0000-\u0002]/.test(shrunk)) return shrunk;
  return shrunk.replaceAll(KEPT.s, ' ').replaceAll(KEPT.tab, '\t').replaceAll(KEPT['line-break'], '\n');
}
