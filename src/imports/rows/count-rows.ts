import type { Phase } from '../../campaigns/campaign.ts';
import type { Counts, Finding, FindingCount, Outcome } from '../import.ts';

/** Of a checked row, what is counted. */
export interface CountedRow {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly item: {
    readonly phase_id: number | null;
    readonly organisation_id: number;
    readonly benefit_vnd: number | null;
  } | null;
}

const RANK = { error: 0, warning: 1, note: 2 } as const;

/** What the preview says of a file as a whole, added up row by row. */
export class RowCounter {
  readonly #phases: readonly Phase[];
  readonly #outcomes: Record<Outcome, number> = {
    new: 0,
    identical: 0,
    duplicate: 0,
    probable: 0,
    error: 0,
    corrected: 0,
  };
  readonly #groups = new Map<string, FindingCount>();
  readonly #units = new Set<number>();
  readonly #byPhase = new Map<number, number>();
  #warnings = 0;
  #benefitVnd = 0;

  constructor(phases: readonly Phase[]) {
    this.#phases = phases;
  }

  add({ outcome, findings, item }: CountedRow): void {
    this.#outcomes[outcome] += 1;
    if (outcome === 'corrected') return;
    if (findings.some(({ severity }) => severity === 'warning')) this.#warnings += 1;
    for (const finding of findings) this.#group(finding);
    if (outcome === 'new' && item) this.#sum(item);
  }

  /** A bad row that was sent again: it counts as corrected, no longer as bad. */
  correct({ findings }: CountedRow): void {
    this.#outcomes.error -= 1;
    this.#outcomes.corrected += 1;
    if (findings.some(({ severity }) => severity === 'warning')) this.#warnings -= 1;
    for (const finding of findings) this.#group(finding, -1);
  }

  /** Grouped by what would mend them: errors first, then by how many rows it would mend. */
  get counts(): Counts {
    const { new: fresh, identical, duplicate, probable, error, corrected } = this.#outcomes;
    return {
      new: fresh,
      identical,
      duplicates: duplicate + probable,
      probable,
      corrected,
      warnings: this.#warnings,
      errors: error,
      findings: [...this.#groups.values()]
        .filter(({ rows }) => rows > 0)
        .sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.rows - a.rows),
      benefitVnd: this.#benefitVnd,
      organisations: this.#units.size,
      phases: this.#phases.flatMap(({ id, number }) => {
        const rows = this.#byPhase.get(id) ?? 0;
        return rows > 0 ? [{ number, rows }] : [];
      }),
    };
  }

  #group({ code, field, severity }: Finding, by = 1): void {
    const key = `${code} ${field}`;
    const rows = (this.#groups.get(key)?.rows ?? 0) + by;
    this.#groups.set(key, { code, field, severity, rows });
  }

  /** What would come in, to hold against the totals on paper. */
  #sum({ phase_id, organisation_id, benefit_vnd }: NonNullable<CountedRow['item']>): void {
    if (phase_id !== null) this.#byPhase.set(phase_id, (this.#byPhase.get(phase_id) ?? 0) + 1);
    this.#units.add(organisation_id);
    this.#benefitVnd += benefit_vnd ?? 0;
  }
}
