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
