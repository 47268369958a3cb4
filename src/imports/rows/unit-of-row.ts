import type { UnitName, unitIndex } from '../../organisations/resolve-name.ts';
import { fold } from '../../text/fold.ts';
import type { Severity } from '../import.ts';
import type { TableRow } from '../table/table.ts';

/** Whose the rows may be. */
export interface UnitRules {
  /** Finds units of the actor's branch. */
  readonly units: ReturnType<typeof unitIndex>;
  /** All rows belong to this one: the enterprise's own, or the one that staff said for the file. */
  readonly only: UnitName | null;
  /** Staff know better than the sheet whose it is; an enterprise's rows must name it or nobody. */
  readonly trusted: boolean;
}

export interface UnitFound {
  readonly code?: string;
  readonly told?: {
    readonly code: string;
    readonly params: Record<string, string>;
    readonly severity: Severity;
  };
}

const LOOKS_LIKE_UNIT = /^(cong ty|cty|c ty|ctcp|ctld|cdcs|cong doan) /;

/** The unit of a row: by its code, its name, the group row above, or the one that the whole file is of. */
export function unitOfRow({ cells, group }: TableRow, rules: UnitRules): UnitFound {
  const code = cells.organisationCode?.text.trim() ?? '';
  const name = cells.organisation?.text.trim() ?? '';
  const above = LOOKS_LIKE_UNIT.test(`${fold(group)} `) || rules.units.resolve(group).unit ? group : '';
  const written = [code, name].filter(Boolean);
  return (
    (written.length > 0 ? resolved(written, rules) : null) ??
    (above ? resolved([above], rules) : null) ??
    byFile(rules)
  );
}

function resolved(texts: readonly string[], { units, only, trusted }: UnitRules): UnitFound {
  const found = texts.map((text) => units.resolve(text));
  const unit = found.find((one) => one.unit)?.unit;
  const params = { found: (texts.at(-1) ?? '').slice(0, 80), unit: only?.name ?? '' };
  if (unit && only && unit.code !== only.code)
    return { told: { code: 'unit_other', params, severity: 'error' } };
  if (unit) return { code: unit.code };
  if (only && trusted)
    return { code: only.code, told: { code: 'unit_assumed', params, severity: 'warning' } };
  if (only) return { told: { code: 'unit_other', params, severity: 'error' } };
  const several = found.some((one) => one.unit === null && one.among.length > 1);
  return { told: { code: several ? 'unit_ambiguous' : 'unit_unknown', params, severity: 'error' } };
}

const byFile = ({ only }: UnitRules): UnitFound => (only ? { code: only.code } : {});
