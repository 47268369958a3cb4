import type { Category } from '../../campaigns/campaign.ts';
import { aliasesOf } from '../../campaigns/categories/category.ts';
import type { RecognitionLevel } from '../../database/schema.ts';
import { RECOGNITION_LEVELS, SOLUTION_KINDS } from '../../initiatives/initiative.input.ts';
import { fold } from '../../text/fold.ts';
import { label } from '../../text/text.ts';

/** From every way of writing a category (code, name, alias; accents and case aside) to its code. */
export function categoryIndex(categories: readonly Category[]): (text: string) => string | undefined {
  const codes = new Map<string, string>();
  for (const category of categories) {
    const { code, name, active } = category;
    if (!active) continue;
    for (const word of [code, name, ...aliasesOf(category)]) codes.set(fold(word), code);
  }
  return remembering((text) => codes.get(fold(text)));
}

const MOST_REMEMBERED = 5_000;

/** The few texts that come in row after row are looked up once. */
function remembering<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const found = find(text);
    if (known.size < MOST_REMEMBERED) known.set(text, found);
    return found;
  };
}

/** Every choice by its code and its label. */
const choicesOf = <T extends string>(values: readonly T[], family: string): ReadonlyMap<string, T> =>
  new Map(values.flatMap((value) => [fold(value), fold(label(family, value))].map((word) => [word, value])));

const KINDS = choicesOf(SOLUTION_KINDS, 'solutionKind');
const LEVEL_WORDS = choicesOf(RECOGNITION_LEVELS, 'recognition');

export const solutionKindOf = (text: string) => KINDS.get(fold(text));

const LEVELS: readonly (readonly [RegExp, RecognitionLevel])[] = [
  [/(chua|khong)/, 'none'],
  [/(tong lien doan|toan quoc|trung uong|tld)/, 'confederation'],
  [/(thanh pho|tp|ldld)/, 'city'],
  [/cap tren|nganh|khu cong nghiep|kcn/, 'superior'],
  [/(co so|cong ty|doanh nghiep|don vi)/, 'grassroots'],
];

export function recognitionLevelOf(text: string): RecognitionLevel | undefined {
  const words = fold(text);
  return LEVEL_WORDS.get(words) ?? LEVELS.find(([pattern]) => pattern.test(words))?.[1];
}

/** Whatever is written there and is no “no” keeps the item off the public pages. */
export const isConfidential = (text: string): boolean =>
  !/^(|0|k|khong|no|false|cong khai)$/.test(fold(text));
