import { fold } from '../../text/fold.ts';
import { HEADER_WORDS } from './header-words.ts';

/** What a column of a sheet can mean to us. */
export const FIELDS = [
  'number',
  'code',
  'authors',
  'coAuthors',
  'department',
  'organisation',
  'organisationCode',
  'title',
  'category',
  'submittedOn',
  'appliedOn',
  'benefitVnd',
  'benefitBasis',
  'description',
  'scope',
  'otherEffects',
  'solutionKind',
  'recognitionLevel',
  'recognitionNumber',
  'recognitionOn',
  'confidential',
] as const;
export type Field = (typeof FIELDS)[number];

/** Columns without which no row of a sheet could be taken; without a category the rows become “khác”. */
export const REQUIRED_FIELDS = ['title', 'authors', 'submittedOn'] as const;

export interface HeaderMatch {
  readonly field: Field | 'ignored';
  readonly score: number;
}

interface Rule {
  readonly field: Field | 'ignored';
  readonly word: string;
  /** Counts only as all that is written. */
  readonly whole: boolean;
  readonly parts: readonly string[];
}

const RULES = Object.entries(HEADER_WORDS).flatMap(([field, words]) =>
  words.map((written): Rule => {
    const word = written.replace('=', '');
    const whole = written.startsWith('=');
    return { field: field as Field | 'ignored', word, whole, parts: word.split(' ') };
  }),
);
/** Whichever way a name is written, its first word is among the words. */
const BY_FIRST_WORD = new Map<string, Rule[]>();
for (const rule of RULES) {
  const [first = ''] = rule.parts;
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), rule]);
}

export const LONGEST_HEADER = 120;
/** Shorter words say something only at the start: “(đơn vị ghi rõ)” names no unit. */
const SHORTEST_INSIDE = 7;
/** So many other words may stand among those of a name that is written in another order. */
const WORDS_BESIDE = 2;

/** The field that a header names, in whatever case, accents and order its words stand; null for none of ours. */
export function fieldOfHeader(text: string): HeaderMatch | null {
  if (text.length > LONGEST_HEADER) return null;
  const header = fold(text);
  if (header === '') return null;
  const parts = header.split(' ');
  let best: HeaderMatch | null = null;
  for (const part of new Set(parts)) {
    for (const rule of BY_FIRST_WORD.get(part) ?? []) {
      const score = scoreOf(header, parts, rule);
      if (score > (best?.score ?? 0)) best = { field: rule.field, score };
    }
  }
  return best;
}

function scoreOf(header: string, parts: readonly string[], { word, whole, parts: own }: Rule): number {
  if (header === word) return 1000 + word.length;
  if (whole || header.length < word.length) return 0;
  if (header.startsWith(`${word} `)) return 500 + word.length;
  if (word.length >= SHORTEST_INSIDE && ` ${header} `.includes(` ${word} `)) return 200 + word.length;
  const reordered =
    own.length > 1 && parts.length <= own.length + WORDS_BESIDE && own.every((part) => parts.includes(part));
  return reordered ? 50 + word.length : 0;
}
