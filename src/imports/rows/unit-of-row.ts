import { type Resolved, type UnitName, type unitIndex, unitKey } from '../../organisations/resolve-name.ts';
import { fold } from '../../text/fold.ts';
import type { Severity } from '../import.ts';
import type { TableRow } from '../table/table.ts';
import type { SettledNames } from './settled-names.ts';

/** Whose the rows may be. */
export interface UnitRules {
  /** Finds units of the actor's branch. */
  readonly units: ReturnType<typeof unitIndex>;
  /** All rows belong to this one: the enterprise's own, or the one that staff said for the file. */
  readonly only: UnitName | null;
  /** Staff know better than the sheet whose it is; an enterprise's rows must name it or nobody. */
  readonly trusted: boolean;
  /** What people said of names that nothing settles: `unitKey` → code, or null for none of ours. */
  readonly decided: Readonly<Record<string, string | null>>;
  /** Names that somebody has to say something about are left here. */
  readonly unsettled: UnsettledNames;
  /** Names that were taken for a unit, to be shown before anything goes in. */
  readonly settled: SettledNames;
}

export interface UnitFound {
  readonly code?: string;
  readonly told?: {
    readonly code: string;
    readonly params: Record<string, string>;
    readonly severity: Severity;
  };
}

/** Every way of writing that names no unit for certain, with how many rows bear it. */
export class UnsettledNames {
  readonly #names = new Map<string, { written: string; rows: number }>();

  add(written: string): void {
    const key = unitKey(written);
    const known = this.#names.get(key);
    if (known) known.rows += 1;
    else this.#names.set(key, { written, rows: 1 });
  }

  /** The most frequent first. */
  list(): { key: string; written: string; rows: number }[] {
    return [...this.#names].map(([key, name]) => ({ key, ...name })).sort((a, b) => b.rows - a.rows);
  }
}

const LOOKS_LIKE_UNIT = /^(cong ty|cty|c ty|ctcp|ctld|cdcs|cong doan) /;

/** The name in the group row above, where it is a unit's; else ''. */
export const unitAbove = ({ group }: TableRow, { units }: Pick<UnitRules, 'units'>): string =>
  LOOKS_LIKE_UNIT.test(`${fold(group)} `) || units.resolve(group).unit ? group : '';

/** The unit of a row: by its code, its name, the group row above, or the one that the whole file is of. */
export function unitOfRow(row: TableRow, rules: UnitRules): UnitFound {
  const { cells } = row;
  const code = cells.organisationCode?.text.trim() ?? '';
  const name = cells.organisation?.text.trim() ?? '';
  const written = [code, name].filter(Boolean);
  if (written.length > 0) return resolved(written, rules);
  const above = unitAbove(row, rules);
  return above ? resolved([above], rules) : byFile(rules);
}

function resolved(texts: readonly string[], rules: UnitRules): UnitFound {
  const { only, settled } = rules;
  const { found, text } = firstFound(texts, rules);
  const last = texts.at(-1) ?? '';
  const code = found.unit?.code ?? decided(last, rules);
  if (!code || (only && code !== only.code)) return unresolved(last, code, found, rules);
  settled.add(found.unit ? text : last, code, found.unit ? 'named' : 'answer');
  return { code };
}

/** `code`: another unit's than may be, null for none of ours, undefined where nobody knows. */
function unresolved(
  written: string,
  code: string | null | undefined,
  found: Resolved,
  { only, trusted, settled, unsettled }: UnitRules,
): UnitFound {
  const params = { found: written.slice(0, 80), unit: only?.name ?? '' };
  if (code) return { told: { code: 'unit_other', params, severity: 'error' } };
  if (only && trusted) {
    settled.add(written, only.code, 'assumed');
    return { code: only.code, told: { code: 'unit_assumed', params, severity: 'warning' } };
  }
  if (code === undefined) unsettled.add(written);
  if (only) return { told: { code: 'unit_other', params, severity: 'error' } };
  const several = found.unit === null && found.among.length > 1;
  return { told: { code: several ? 'unit_ambiguous' : 'unit_unknown', params, severity: 'error' } };
}

/** What the first of these texts that names a unit names; else what the last may mean. */
function firstFound(texts: readonly string[], { units }: UnitRules): { found: Resolved; text: string } {
  let found: Resolved = { unit: null, among: [] };
  for (const text of texts) {
    found = units.resolve(text);
    if (found.unit) return { found, text };
  }
  return { found, text: '' };
}

/** What was said of this name: a code, null for none of ours, undefined where nobody was asked yet. */
function decided(written: string, { decided }: UnitRules): string | null | undefined {
  const key = unitKey(written);
  return Object.hasOwn(decided, key) ? decided[key] : undefined;
}

function byFile({ only, settled }: UnitRules): UnitFound {
  if (!only) return {};
  settled.add('', only.code, 'file');
  return { code: only.code };
}
