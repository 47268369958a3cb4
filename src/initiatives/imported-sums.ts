import type { Initiative } from './initiative.ts';
import { type Deltas, TallySums } from './tally.ts';

/** Of a staged row, what is counted. */
export interface StagedRow
  extends Pick<Initiative, 'phase_id' | 'category_id' | 'submitted_on' | 'benefit_vnd' | 'benefit_basis'> {
  readonly organisation_id: number | null;
}

/** The days of one unit's rows in one phase. */
export interface StagedDays {
  readonly organisationId: number;
  readonly phaseId: number;
  first: string;
  last: string;
}

/** What the rows of an import that are to go in come to, added up as they are read. */
export class ImportedSums {
  count = 0;
  readonly categories = new Set<number>();
  readonly #campaignId: number;
  readonly #tally = new TallySums();
  readonly #days = new Map<string, StagedDays>();

  constructor(campaignId: number) {
    this.#campaignId = campaignId;
  }

  add(row: StagedRow): void {
    // a good row has them all; one that had not could not go in
    const { organisation_id, phase_id, category_id, submitted_on } = row;
    this.count += 1;
    this.categories.add(category_id ?? 0);
    this.#addDay(organisation_id ?? 0, phase_id ?? 0, submitted_on ?? '');
    this.#tally.count(
      {
        campaign_id: this.#campaignId,
        phase_id,
        organisation_id: organisation_id ?? 0,
        category_id,
        status: 'submitted',
        submitted_on,
        verified_on: null,
        benefit_vnd: row.benefit_vnd,
        benefit_basis: row.benefit_basis,
      },
      1,
    );
  }

  get deltas(): Deltas {
    return this.#tally.deltas;
  }

  get days(): Iterable<Readonly<StagedDays>> {
    return this.#days.values();
  }

  #addDay(organisationId: number, phaseId: number, day: string): void {
    const key = `${organisationId}|${phaseId}`;
    const known = this.#days.get(key);
    if (!known) this.#days.set(key, { organisationId, phaseId, first: day, last: day });
    else if (day < known.first) known.first = day;
    else if (day > known.last) known.last = day;
  }
}
