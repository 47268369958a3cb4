import type { Phase } from '../../campaigns/campaign.ts';
import { phaseOfDay } from '../../campaigns/campaign.ts';
import type { Counts, FindingCount, Outcome } from '../import.ts';
import type { StagedRow } from './check-rows.ts';

/** What the preview says of a file as a whole. */
export function countRows(rows: readonly StagedRow[], phases: readonly Phase[]): Counts {
  const of = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length;
  const warned = rows.filter(({ findings }) => findings.some(({ severity }) => severity === 'warning'));
  return {
    new: of('new'),
    identical: of('identical'),
    duplicates: of('duplicate'),
    warnings: warned.length,
    errors: of('error'),
    findings: countFindings(rows),
    ...sumsOf(rows, phases),
  };
}

/** What would come in, to hold against the totals on paper. */
function sumsOf(rows: readonly StagedRow[], phases: readonly Phase[]) {
  const inputs = rows.flatMap(({ outcome, input }) => (outcome === 'new' && input ? [input] : []));
  const numbers = inputs.map(({ submittedOn }) => phaseOfDay(phases, submittedOn)?.number);
  return {
    benefitVnd: inputs.reduce((sum, { benefitVnd = 0 }) => sum + benefitVnd, 0),
    organisations: new Set(inputs.map(({ organisation }) => organisation)).size,
    phases: phases
      .map(({ number }) => ({ number, rows: numbers.filter((one) => one === number).length }))
      .filter((phase) => phase.rows > 0),
  };
}

const RANK = { error: 0, warning: 1, note: 2 } as const;

/** Grouped by what would mend them: errors first, then by how many rows it would mend. */
function countFindings(rows: readonly StagedRow[]): FindingCount[] {
  const groups = new Map<string, FindingCount>();
  for (const { findings } of rows) {
    for (const { code, field, severity } of findings) {
      const key = `${code} ${field}`;
      const known = groups.get(key)?.rows ?? 0;
      groups.set(key, { code, field, severity, rows: known + 1 });
    }
  }
  return [...groups.values()].sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.rows - a.rows);
}
