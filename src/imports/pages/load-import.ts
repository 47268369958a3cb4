import type { Db } from '../../database/schema.ts';
import { type BatchWithNames, findSameFile } from '../import.store.ts';
import { type ImportRow, isReversible } from '../import.ts';
import { listRowsWithFindings } from '../import-row.store.ts';
import { type BatchItem, countItems, listItems } from '../item.store.ts';
import { foreseeReversal, type Reversal } from '../reverse-import.ts';

const ROWS_SHOWN = 200;
const ITEMS_SHOWN = 50;

/** What the page of a batch shows besides the batch itself. */
export interface LoadedImport {
  readonly rows: readonly ImportRow[];
  /** The id after which the next rows stand; null where these were the last. */
  readonly next: number | null;
  readonly first: boolean;
  /** The batch that brought the same bytes in before. */
  readonly sameFile: BatchWithNames | undefined;
  readonly items: readonly BatchItem[];
  readonly itemCount: number;
  /** What taking it back would do; null where that is not to be had. */
  readonly reversal: Reversal | null;
}

export async function loadImport(
  db: Db,
  fence: string,
  batch: BatchWithNames,
  after: number,
): Promise<LoadedImport> {
  const { id, status } = batch;
  const rows = await listRowsWithFindings(db, id, { after, limit: ROWS_SHOWN + 1 });
  const shown = rows.slice(0, ROWS_SHOWN);
  const applied = status !== 'checked';
  return {
    rows: shown,
    next: rows.length > ROWS_SHOWN ? (shown.at(-1)?.id ?? null) : null,
    first: after === 0,
    sameFile: await findSameFile(db, fence, batch),
    items: applied ? await listItems(db, id, { touched: status === 'reversed', limit: ITEMS_SHOWN }) : [],
    itemCount: applied ? await countItems(db, id) : 0,
    reversal: isReversible(batch) ? await foreseeReversal(db, batch) : null,
  };
}
