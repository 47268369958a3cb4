import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import { chunksOf } from '../../database/portable.ts';
import { holdLease, type Lease } from '../../jobs/lease.ts';
import { insertRows, markCorrected, type RowValues } from '../import-row.store.ts';

/** Rows of a round with the bad ones that they correct: plain data, for a thread too. */
export interface Stretch {
  readonly rows: readonly RowValues[];
  readonly corrected: readonly number[];
}

/** Writes a stretch of checked rows down, invisible to every count. @throws JobLost */
export type Stager = (context: Context, lease: Lease, stretch: Stretch) => Promise<void>;

export const stageRows: Stager = (context, lease, { rows, corrected }) =>
  atomically(context, async (inside) => {
    await holdLease(inside, lease);
    await insertRows(inside.db, rows);
    for (const ids of chunksOf(corrected, 500)) await markCorrected(inside.db, ids);
  });
