import type { Problem } from '../errors.ts';
import { vi } from './vi.ts';

export type TextKey = keyof typeof vi;
type Params = Readonly<Record<string, string | number>>;

/** The words for a key, with `{name}` replaced from `params`. */
export function t(key: TextKey, params?: Params): string {
  const words: string = vi[key];
  return params && words.includes('{')
    ? words.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
    : words;
}

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(vi, key);
}

/** For keys made from data of a closed list (statuses, roles …): `label('status', 'verified')`. */
export function label(family: string, value: string): string {
  const key = `${family}.${value}`;
  if (!isTextKey(key)) throw new Error(`no words for ${key}`);
  return t(key);
}

/** Every value of a family with its words, in the catalogue's order. */
export function choicesOf(family: string): { value: string; text: string }[] {
  const start = `${family}.`;
  return Object.entries(vi)
    .filter(([key]) => key.startsWith(start))
    .map(([key, text]) => ({ value: key.slice(start.length), text }));
}

export function problemText({ code, params }: Problem): string {
  const key = `problem.${code}`;
  return isTextKey(key) ? t(key, params) : t('problem.invalid');
}
