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
  return (text) => codes.get(fold(text));
}

/** The choice whose code or label this is; undefined for none. */
const choiceOf = <T extends string>(values: readonly T[], family: string, text: string): T | undefined =>
  values.find((value) => [fold(value), fold(label(family, value))].includes(fold(text)));

export const solutionKindOf = (text: string) => choiceOf(SOLUTION_KINDS, 'solutionKind', text);

const LEVELS: readonly (readonly [RegExp, RecognitionLevel])[] = [
  [/(chua|khong)/, 'none'],
  [/(tong lien doan|toan quoc|trung uong|tld)/, 'confederation'],
  [/(thanh pho|tp|ldld)/, 'city'],
  [/cap tren|nganh|khu cong nghiep|kcn/, 'superior'],
  [/(co so|cong ty|doanh nghiep|don vi)/, 'grassroots'],
];

export function recognitionLevelOf(text: string): RecognitionLevel | undefined {
  const words = fold(text);
  return (
    choiceOf(RECOGNITION_LEVELS, 'recognition', text) ?? LEVELS.find(([pattern]) => pattern.test(words))?.[1]
  );
}

/** Whatever is written there and is no “no” keeps the item off the public pages. */
export const isConfidential = (text: string): boolean =>
  !/^(|0|k|khong|no|false|cong khai)$/.test(fold(text));
