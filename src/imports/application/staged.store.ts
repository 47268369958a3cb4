import type { Db } from '../../database/schema.ts';
import type { Span, StagedItems } from '../../initiatives/imported.store.ts';

const stagedRows = (db: Db, { batchId, appliedRound }: StagedItems) =>
  db
    .selectFrom('import_row')
    .where('batch_id', '=', batchId)
    .where('outcome', '=', 'new')
    .where('round', '>', appliedRound);

/** Where the rows stand that would go in. */
export async function stagedSpan(db: Db, staged: StagedItems): Promise<Span> {
  const { from, last } = await stagedRows(db, staged)
    .select((eb) => [eb.fn.min('id').as('from'), eb.fn.max('id').as('last')])
    .executeTakeFirstOrThrow();
  return { from: from ?? 0, below: (last ?? -1) + 1 };
}

/** Rows of which the campaign holds the same by now are no longer new; answers how many. Withdrawn ones may come again. */
export async function markMeanwhile(
  db: Db,
  campaignId: number,
  { batchId, appliedRound }: StagedItems,
  { from, below }: Span,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('import_row')
    .set({ outcome: 'identical' })
    .where('batch_id', '=', batchId)
    .where('outcome', '=', 'new')
    .where('round', '>', appliedRound)
    .where('id', '>=', from)
    .where('id', '<', below)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('initiative')
          .select('initiative.id')
          .whereRef('initiative.fingerprint', '=', 'import_row.fingerprint')
          // wrapped, so that SQLite looks the fingerprints up instead of walking through the whole campaign
          .where((eb) => eb(eb.fn.coalesce('campaign_id', eb.lit(0)), '=', campaignId))
          .where('status', '<>', 'withdrawn'),
      ),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The days of one unit's rows in one phase. */
export interface StagedDays {
  readonly organisation_id: number;
  readonly phase_id: number;
  readonly first: string;
  readonly last: string;
}

/** Few groups, however many rows. */
export async function listStagedDays(db: Db, staged: StagedItems): Promise<StagedDays[]> {
  const groups = await stagedRows(db, staged)
    .select(['organisation_id', 'phase_id'])
    .select((eb) => [eb.fn.min('submitted_on').as('first'), eb.fn.max('submitted_on').as('last')])
    .groupBy(['organisation_id', 'phase_id'])
    .execute();
  return groups.map(({ organisation_id, phase_id, first, last }) => ({
    organisation_id: organisation_id ?? 0,
    phase_id: phase_id ?? 0,
    first: first ?? '',
    last: last ?? '',
  }));
}

export async function listStagedCategories(db: Db, staged: StagedItems): Promise<number[]> {
  const used = await stagedRows(db, staged).select('category_id').distinct().execute();
  return used.map(({ category_id }) => category_id ?? 0);
}
