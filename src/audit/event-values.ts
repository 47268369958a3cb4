import { formatDay, formatInstant, formatNumber } from '../text/format.ts';
import { isTextKey, t } from '../text/text.ts';

export interface ValueChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const MOST = 400;
const NOTHING = '–';

/** What an event changed, field by field; null where its values were erased or cannot be read. */
export function readChanges(detail: string | null): ValueChange[] | null {
  if (detail === null) return null;
  const parsed = parse(detail);
  if (!parsed) return null;
  const [before, after] = [asFields(parsed['before']), asFields(parsed['after'])];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.map((name) => ({
    field: fieldWords(name),
    before: shown(name, before[name]),
    after: shown(name, after[name]),
  }));
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function asFields(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  const isFields = typeof value === 'object' && !Array.isArray(value);
  return isFields ? (value as Record<string, unknown>) : { value };
}

/** Columns and fields of forms have the same words: `starts_on` as `startsOn`. */
function fieldWords(name: string): string {
  const inForms = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return wordsFor('auditField', inForms) ?? name;
}

function wordsFor(family: string, value: string): string | null {
  const key = `${family}.${value}`;
  return isTextKey(key) ? t(key) : null;
}

/** Families of words by the field whose values they name. */
const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['status', 'status'],
  ['roles', 'role'],
  ['scopes', 'scope'],
  ['benefitBasis', 'basis'],
  ['code', 'problem'],
  ['solutionKind', 'solutionKind'],
  ['recognitionLevel', 'recognition'],
  ['sector', 'sector'],
  ['ownership', 'ownership'],
  ['field', 'field'],
  ['kind', 'organisationKind'],
  ['mode', 'importMode'],
  ['evidenceKind', 'evidenceKind'],
]);
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Moments and days as the pages write them, in Hà Nội. */
function dated(text: string): string {
  if (INSTANT.test(text)) return formatInstant(text);
  return DAY.test(text) ? formatDay(text) : text;
}

function shown(field: string, value: unknown): string {
  const text = textOf(field, value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}

function textOf(field: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return NOTHING;
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return wordsFor(FAMILIES.get(field) ?? '', value) ?? dated(value);
  if (Array.isArray(value)) return value.map((one) => textOf(field, one)).join('; ') || NOTHING;
  return Object.entries(value as object)
    .map(([name, one]) => `${fieldWords(name)}: ${textOf(name, one)}`)
    .join(', ');
}
