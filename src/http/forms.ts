import { hash } from 'node:crypto';
import type { Request } from 'express';
import { type Day, isDay } from '../calendar.ts';
import type { Problem } from '../errors.ts';
import { fold, tidy, tidyLines } from '../text/fold.ts';

/** A form as it was sent. */
export type Body = Readonly<Record<string, unknown>>;

export const bodyOf = (req: Request): Body => (req.body ?? {}) as Body;

/** The text of one field, in the stored form; anything but text counts as empty. */
export function textField(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? tidy(value) : '';
}

/** As `textField`, but line breaks stay. */
export function linesField(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? tidyLines(value) : '';
}

/** The texts of a repeated field (`authors[0][name]` or several of one name), in order. */
export function textFields(body: Body, name: string): string[] {
  const value = body[name];
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return values.map((one) => (typeof one === 'string' ? tidy(one) : ''));
}

/** The version that a form was filled from; null where it says none, 0 (which no row has) where it is no number. */
export function versionField(body: Body): number | null {
  const text = textField(body, 'version');
  return text === '' ? null : (idIn(text) ?? 0);
}

/** The largest id that both databases hold. */
const LARGEST_ID = 2_147_483_647;

/** A positive whole number as addresses and hidden fields carry it; undefined for anything else. */
export function idIn(text: string): number | undefined {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= LARGEST_ID ? Number(text) : undefined;
}

export const checkbox = (body: Body, name: string): boolean => body[name] === '1' || body[name] === 'on';

/** Every text field as typed, to show the form again. */
export function rawFields(body: Body): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('_')) continue;
    if (typeof value === 'string') kept[name] = value.normalize('NFC');
    else if (Array.isArray(value)) kept[name] = value.filter((one): one is string => typeof one === 'string');
  }
  return kept;
}

export type Parsed<T> = { value: T; problem?: never } | { value?: never; problem: Problem };

/** “12/5/2022” or “2022-05-12” → '2022-05-12'. */
export function parseDayTyped(text: string): Parsed<Day> {
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const day = typed ? `${typed[3]}-${typed[2]?.padStart(2, '0')}-${typed[1]?.padStart(2, '0')}` : text;
  return isDay(day)
    ? { value: day }
    : { problem: { code: 'not_a_day', params: { found: text.slice(0, 40) } } };
}

/** “5/2022” or “2022-05” → '2022-05'; else as a day. */
export function parseDayOrMonthTyped(text: string): Parsed<string> {
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? null;
  const iso = month ? `${month[2]}-${month[1]?.padStart(2, '0')}` : text;
  if (/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(iso)) return { value: iso };
  return parseDayTyped(text);
}

/** “80.000.000” or “80 000 000 đ” → 80000000. Grouped by threes or not at all: “1.5” is no whole number. */
export function parseWholeTyped(text: string): Parsed<number> {
  const [, sign, digits = '', unit = ''] =
    /^([-−]?) ?(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+) ?(\D*)$/.exec(tidy(text)) ??
    [];
  const bare = digits.replace(/\D/g, '');
  if (!/^\d{1,15}$/.test(bare) || !['', 'd', 'dong', 'vnd'].includes(fold(unit))) {
    return { problem: { code: 'not_a_number', params: { found: text.slice(0, 40) } } };
  }
  return { value: sign ? -Number(bare) : Number(bare) };
}

/** What tells two sendings of one key apart. */
export function bodyHash(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url');
}
