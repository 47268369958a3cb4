import type { Row } from '../database/schema.ts';
import type { Initiative } from './initiative.ts';

/** The columns of an initiative that the counters look at. */
export type Counted = Pick<
  Initiative,
  | 'campaign_id'
  | 'phase_id'
  | 'organisation_id'
  | 'category_id'
  | 'status'
  | 'submitted_on'
  | 'verified_on'
  | 'benefit_vnd'
  | 'benefit_basis'
>;

export interface Deltas {
  readonly organisation: Row<'tally_organisation'>[];
  readonly category: Row<'tally_category'>[];
  readonly day: Row<'tally_day'>[];
  readonly verifiedDay: Row<'tally_verified_day'>[];
}

/**
 * What the counters move by when `before` becomes `after` (null: was not there, is gone). Summed by
 * key and in key order, so that two writers always lock counter rows in one order.
 */
export function deltasBetween(changes: readonly { before: Counted | null; after: Counted | null }[]): Deltas {
  const sums = new TallySums();
  for (const { before, after } of changes) {
    if (before) sums.count(before, -1);
    if (after) sums.count(after, 1);
  }
  return sums.deltas;
}

/** Adds items up one by one, however many. */
export class TallySums {
  readonly #organisation = new Sums<number>();
  readonly #category = new Sums<number>();
  readonly #day = new Sums<string>();
  readonly #verifiedDay = new Sums<string>();

  count(item: Counted, sign: 1 | -1): void {
    const { phase_id, status, submitted_on, verified_on } = item;
    if (status === 'draft' || phase_id === null || submitted_on === null) return;
    this.#organisation.add(item, sign, 0, item.organisation_id);
    this.#organisation.add(item, sign, phase_id, item.organisation_id);
    this.#category.add(item, sign, phase_id, item.category_id ?? 0);
    this.#day.add(item, sign, phase_id, submitted_on);
    if (status === 'verified' && verified_on !== null)
      this.#verifiedDay.add(item, sign, phase_id, verified_on);
  }

  get deltas(): Deltas {
    return {
      organisation: this.#organisation.list().map(({ by, ...sum }) => ({ ...sum, organisation_id: by })),
      category: this.#category.list().map(({ by, ...sum }) => ({ ...sum, category_id: by })),
      day: this.#day.list().map(({ by, ...sum }) => ({ ...sum, day: by })),
      verifiedDay: this.#verifiedDay.list().map(({ by, status: _, ...sum }) => ({ ...sum, day: by })),
    };
  }
}

interface Sum<T> {
  readonly campaign_id: number;
  readonly phase_id: number;
  readonly status: Counted['status'];
  /** What is counted by, within campaign, phase and status. */
  readonly by: T;
  count: number;
  benefit_vnd: number;
  benefit_once_vnd: number;
}

class Sums<T extends string | number> {
  readonly #sums = new Map<string, Sum<T>>();

  /** Called four times a row of an import: nothing is made here but the first of each key. */
  add(item: Counted, sign: 1 | -1, phase: number, by: T): void {
    const key = `${item.campaign_id}|${phase}|${item.status}|${by}`;
    let sum = this.#sums.get(key);
    if (!sum) {
      sum = emptySum(item, phase, by);
      this.#sums.set(key, sum);
    }
    sum.count += sign;
    if (item.benefit_basis === 'once') sum.benefit_once_vnd += sign * (item.benefit_vnd ?? 0);
    else sum.benefit_vnd += sign * (item.benefit_vnd ?? 0);
  }

  /** Those that moved, in the order of their keys. */
  list(): Sum<T>[] {
    const moved = [...this.#sums.values()].filter(
      ({ count, benefit_vnd, benefit_once_vnd }) =>
        count !== 0 || benefit_vnd !== 0 || benefit_once_vnd !== 0,
    );
    return moved.sort(
      (one, other) =>
        one.campaign_id - other.campaign_id ||
        one.phase_id - other.phase_id ||
        inOrder(one.status, other.status) ||
        inOrder(one.by, other.by),
    );
  }
}

const emptySum = <T>({ campaign_id, status }: Counted, phase_id: number, by: T): Sum<T> => ({
  campaign_id,
  phase_id,
  status,
  by,
  count: 0,
  benefit_vnd: 0,
  benefit_once_vnd: 0,
});

const inOrder = (one: string | number, other: string | number): number =>
  one === other ? 0 : one < other ? -1 : 1;
