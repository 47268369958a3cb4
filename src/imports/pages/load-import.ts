import { listCategories, listPhases } from '../../campaigns/campaign.store.ts';
import type { Category } from '../../campaigns/campaign.ts';
import { isClosed } from '../../campaigns/campaign.ts';
import type { Db } from '../../database/schema.ts';
import { findJobOf } from '../../jobs/job.store.ts';
import { isLive, type Job } from '../../jobs/job.ts';
import { offeredEnterprises } from '../../organisations/offered-enterprises.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type BatchItem, countItems, listItems } from '../application/item.store.ts';
import { type BatchWithNames, findSameFile } from '../import.store.ts';
import {
  countsOf,
  type FindingCount,
  findingsOf,
  type ImportRow,
  isApplicable,
  isReversible,
} from '../import.ts';
import { IMPORT_JOB_KINDS } from '../import-job.ts';
import { listRowsOf, listRowsWithFindings } from '../import-row.store.ts';
import { questionsOf } from '../question.ts';
import { foreseeReversal, type Reversal } from '../reverse-import.ts';
import { otherOf, type ProbablePair } from './probable.page.ts';
import {
  type FileOfBatch,
  listFilesShown,
  listItemsOfCodes,
  listRowsNumbered,
  listRowsSaying,
} from './shown-rows.store.ts';

const ROWS_SHOWN = 100;
const PAIRS_SHOWN = 20;
const ITEMS_SHOWN = 20;
/** Of what a reversal leaves behind all is listed, but for a list that nobody reads. */
const LEFT_SHOWN = 1_000;

/** Which part of long lists is asked for. */
export interface PlaceInLists {
  readonly after: number;
  readonly pairsAfter: number;
  /** Only rows of this group of findings. */
  readonly group: FindingCount | null;
}

interface Listed<T> {
  readonly shown: readonly T[];
  /** The id after which the next stand; null where these were the last. */
  readonly next: number | null;
}

/** What the page of a batch shows besides the batch itself. */
export interface LoadedImport {
  readonly place: PlaceInLists;
  /** The newest work on it. */
  readonly job: Job | undefined;
  readonly files: readonly FileOfBatch[];
  readonly rows: Listed<ImportRow>;
  readonly pairs: Listed<ProbablePair>;
  readonly categories: readonly Category[];
  /** The batch that brought the same bytes in before. */
  readonly sameFile: BatchWithNames | undefined;
  readonly items: readonly BatchItem[];
  readonly itemCount: number;
  /** What taking it back would do; null where that is not to be had. */
  readonly reversal: Reversal | null;
  readonly closedPhases: readonly number[];
  /** What the name of a unit may be chosen from while one is typed. */
  readonly units: readonly Organisation[];
}

export async function loadImport(
  db: Db,
  fence: string,
  batch: BatchWithNames,
  place: PlaceInLists,
): Promise<LoadedImport> {
  const { id, campaign_id, applied_round } = batch;
  const job = await findJobOf(db, id, IMPORT_JOB_KINDS);
  const waits = job !== undefined && isLive(job);
  const hasItems = applied_round > 0;
  const undone = batch.status === 'reversed';
  const limit = undone ? LEFT_SHOWN : ITEMS_SHOWN;
  return {
    place,
    job,
    files: await listFilesShown(db, id),
    rows: waits ? NOTHING : await loadRows(db, id, place),
    pairs: waits ? NOTHING : await loadPairs(db, fence, batch, place.pairsAfter),
    categories: await listCategories(db),
    sameFile: await findSameFile(db, fence, batch),
    items: hasItems ? await listItems(db, id, { touched: undone, limit }) : [],
    itemCount: hasItems ? await countItems(db, id) : 0,
    reversal: !waits && isReversible(batch) ? await foreseeReversal(db, batch) : null,
    units: asksUnits(batch) ? ((await offeredEnterprises(db, fence)) ?? []) : [],
    closedPhases: (await listPhases(db, campaign_id)).filter(isClosed).map((phase) => phase.id),
  };
}

const asksUnits = (batch: BatchWithNames): boolean =>
  isApplicable(batch) && questionsOf(batch).some(({ kind }) => kind === 'unit');

const NOTHING = { shown: [], next: null } as const;

function page<T extends { readonly id: number }>(rows: readonly T[], size: number): Listed<T> {
  const shown = rows.slice(0, size);
  return { shown, next: rows.length > size ? (shown.at(-1)?.id ?? null) : null };
}

async function loadRows(db: Db, id: number, { after, group }: PlaceInLists): Promise<Listed<ImportRow>> {
  if (!group) return page(await listRowsWithFindings(db, id, { after, limit: ROWS_SHOWN + 1 }), ROWS_SHOWN);
  const found: ImportRow[] = [];
  for (let from = after; found.length <= ROWS_SHOWN; ) {
    const rows = await listRowsSaying(db, id, { ...group, after: from, limit: ROWS_SHOWN + 1 });
    found.push(...rows.filter((row) => findingsOf(row).some((finding) => isOfGroup(finding, group))));
    const last = rows.at(-1);
    if (!last) break;
    from = last.id;
  }
  return page(found, ROWS_SHOWN);
}

export const isOfGroup = (
  one: { code: string; field: string },
  group: { code: string; field: string },
): boolean => one.code === group.code && one.field === group.field;

/** The group that an address names; null for none that the batch has. */
export const groupIn = (batch: BatchWithNames, code: string, field: string): FindingCount | null =>
  countsOf(batch).findings.find((group) => isOfGroup(group, { code, field })) ?? null;

async function loadPairs(
  db: Db,
  fence: string,
  { id, status }: BatchWithNames,
  after: number,
): Promise<Listed<ProbablePair>> {
  if (status !== 'checked' && status !== 'applied') return NOTHING;
  const { shown, next } = page(
    await listRowsOf(db, id, { outcome: 'probable', after, limit: PAIRS_SHOWN + 1 }),
    PAIRS_SHOWN,
  );
  const others = shown.map((row) => ({ row, other: otherOf(row) }));
  const codes = others.flatMap(({ other }) => (other && 'code' in other ? [other.code] : []));
  const numbers = others.flatMap(({ other }) => (other && 'row' in other ? [other.row] : []));
  const items = new Map((await listItemsOfCodes(db, fence, codes)).map((item) => [item.code, item]));
  const rows = await listRowsNumbered(db, id, numbers);
  const pairs = others.map(({ row, other }) => ({
    row,
    otherItem: other && 'code' in other ? items.get(other.code) : undefined,
    otherRow:
      other && 'row' in other
        ? rows.findLast((one) => one.row_number === other.row && one.sheet === other.sheet)
        : undefined,
  }));
  return { shown: pairs, next };
}
