import type { z } from 'zod';
import type { Problem } from '../../errors.ts';
import { parseWholeTyped } from '../../http/forms.ts';
import { problemsOf } from '../../http/validate.ts';
import { fold } from '../../text/fold.ts';
import { contactName, email, headcount, taxCode, unitCode, unitName } from '../organisation.input.ts';
import type { IndustrialPark } from '../organisation.ts';
import type { SheetField } from './columns.ts';
import type { SheetUnit } from './read-units.ts';

/** What is wrong in one cell; without a column, in the whole row. */
export interface Finding {
  readonly field: SheetField;
  readonly column?: string | undefined;
  readonly problem: Problem;
}

/** What one line says, each value in its stored form; what the line leaves empty is absent. `parent` is as written. */
export interface RowValues {
  readonly code?: string;
  readonly name?: string;
  /** Null: outside of all parks. */
  readonly parkId?: number | null;
  readonly parent?: string;
  readonly headcount?: number;
  readonly taxCode?: string;
  readonly contactName?: string;
  readonly contactEmail?: string;
}

const SCHEMAS: Readonly<Partial<Record<SheetField, z.ZodType>>> = {
  code: unitCode,
  name: unitName,
  headcount,
  taxCode,
  contactName,
  contactEmail: email,
};

/** Reads the cells of a line; every field that could not be read is told. */
export function readRow(
  { cells }: SheetUnit,
  parks: ReadonlyMap<string, IndustrialPark>,
): { values: RowValues; findings: Finding[] } {
  const values: Record<string, unknown> = {};
  const findings: Finding[] = [];
  for (const [field, cell] of Object.entries(cells) as [SheetField, { column: string; text: string }][]) {
    const { value, problem } = readCell(field, cell.text, parks);
    if (problem) findings.push({ field, column: cell.column, problem });
    else values[field === 'park' ? 'parkId' : field] = value;
  }
  return { values, findings };
}

type Taken = { value?: unknown; problem?: Problem };

function readCell(field: SheetField, text: string, parks: ReadonlyMap<string, IndustrialPark>): Taken {
  if (field === 'parent') return { value: text };
  if (field === 'park') return parkOf(text, parks);
  if (field === 'headcount') {
    const { value, problem } = parseWholeTyped(text);
    return problem ? { problem } : checked('headcount', value);
  }
  return checked(field, text);
}

function checked(field: SheetField, given: unknown): Taken {
  const result = SCHEMAS[field]?.safeParse(given);
  if (!result) return { value: given };
  return result.success
    ? { value: result.data }
    : { problem: problemsOf(result.error, given)[''] ?? { code: 'invalid' } };
}

const OUTSIDE = /^(ngoai( kcn| khu cong nghiep)?|khong|khac)$/;

function parkOf(text: string, parks: ReadonlyMap<string, IndustrialPark>): Taken {
  if (OUTSIDE.test(fold(text))) return { value: null };
  const park = parks.get(parkKey(text));
  return park
    ? { value: park.id }
    : { problem: { code: 'unknown_park', params: { found: text.slice(0, 40) } } };
}

/** “KCN Thăng Long”, “Khu công nghiệp Thăng Long” and “Thăng Long” are one. */
const parkKey = (text: string): string => fold(text).replace(/^(kcn|khu cong nghiep|khu cn) /, '');

/** Parks by code and by name; a name that two of them share finds neither. */
export function parksByKey(parks: readonly IndustrialPark[]): ReadonlyMap<string, IndustrialPark> {
  const byName = new Map<string, IndustrialPark>();
  const shared = new Set<string>();
  for (const park of parks) {
    const key = parkKey(park.name);
    if (byName.has(key)) shared.add(key);
    byName.set(key, park);
  }
  for (const key of shared) byName.delete(key);
  return new Map([...byName, ...parks.map((park) => [parkKey(park.code), park] as const)]);
}
