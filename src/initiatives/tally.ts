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
  const sums = {
    organisation: new Sums<Row<'tally_organisation'>>(),
    category: new Sums<Row<'tally_category'>>(),
    day: new Sums<Row<'tally_day'>>(),
    verifiedDay: new Sums<Row<'tally_verified_day'>>(),
  };
  for (const { before, after } of changes) {
    if (before) count(sums, before, -1);
    if (after) count(sums, after, 1);
  }
  return {
    organisation: sums.organisation.list(),
    category: sums.category.list(),
    day: sums.day.list(),
    verifiedDay: sums.verifiedDay.list(),
  };
}

function count(
  sums: {
    organisation: Sums<Row<'tally_organisation'>>;
    category: Sums<Row<'tally_category'>>;
    day: Sums<Row<'tally_day'>>;
    verifiedDay: Sums<Row<'tally_verified_day'>>;
  },
  item: Counted,
  sign: 1 | -1,
): void {
  const { campaign_id, status } = item;
  if (status === 'draft' || item.phase_id === null || item.submitted_on === null) return;
  const benefit = item.benefit_vnd ?? 0;
  const once = item.benefit_basis === 'once';
  const amounts = {
    count: sign,
    benefit_vnd: once ? 0 : sign * benefit,
    benefit_once_vnd: once ? sign * benefit : 0,
  };
  const phase_id = item.phase_id;
  for (const phase of [0, phase_id]) {
    sums.organisation.add([campaign_id, phase, status, item.organisation_id], {
      campaign_id,
      phase_id: phase,
      status,
      organisation_id: item.organisation_id,
      ...amounts,
    });
  }
  const category_id = item.category_id ?? 0;
  sums.category.add([campaign_id, phase_id, status, category_id], {
    campaign_id,
    phase_id,
    status,
    category_id,
    ...amounts,
  });
  sums.day.add([campaign_id, phase_id, status, item.submitted_on], {
    campaign_id,
    phase_id,
    status,
    day: item.submitted_on,
    ...amounts,
  });
  if (status === 'verified' && item.verified_on !== null) {
    sums.verifiedDay.add([campaign_id, phase_id, item.verified_on], {
      campaign_id,
      phase_id,
      day: item.verified_on,
      ...amounts,
    });
  }
}

interface Amounts {
  count: number;
  benefit_vnd: number;
  benefit_once_vnd: number;
}

class Sums<T extends Amounts> {
  private readonly rows = new Map<string, T>();

  add(key: readonly (string | number)[], row: T): void {
    const text = key
      .map((part) => (typeof part === 'number' ? String(part).padStart(12, '0') : part))
      .join('|');
    const sum = this.rows.get(text);
    if (sum) {
      sum.count += row.count;
      sum.benefit_vnd += row.benefit_vnd;
      sum.benefit_once_vnd += row.benefit_once_vnd;
    } else this.rows.set(text, { ...row });
  }

  list(): T[] {
    const moved = [...this.rows].filter(
      ([, row]) => row.count !== 0 || row.benefit_vnd !== 0 || row.benefit_once_vnd !== 0,
    );
    return moved.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}
