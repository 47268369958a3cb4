import { branchRange, countAll } from '../database/portable.ts';
import type { Db, Row, Status } from '../database/schema.ts';
import { type ListedAuthor, listAuthorsOf } from '../initiatives/author.store.ts';

/** An item with the words that a list says beside it. */
export interface Listed extends Row<'initiative'> {
  readonly unit: string;
  readonly unitCode: string;
  readonly park: string | null;
  readonly category: string | null;
  readonly phase: number | null;
  readonly authors: readonly ListedAuthor[];
}

export interface ListOf {
  readonly campaignId: number;
  /** The branch of the reader. */
  readonly fence: string;
  readonly statuses: readonly Status[];
  readonly phaseId?: number;
  /** Only what this import brought in. */
  readonly importBatchId?: number | undefined;
}

const ROWS_AT_ONCE = 500;

/** Every item, unit after unit in Vietnamese order, the older first; a few hundred in memory at a time. */
export async function* listItems(db: Db, list: ListOf): AsyncGenerator<Listed> {
  for (const organisationId of await listUnitIds(db, list)) {
    let after = 0;
    for (;;) {
      const rows = await itemsAfter(db, list, organisationId, after);
      const authors = await listAuthorsOf(
        db,
        rows.map(({ id }) => id),
      );
      for (const row of rows) yield { ...row, authors: authors.get(row.id) ?? [] };
      if (rows.length < ROWS_AT_ONCE) break;
      after = rows.at(-1)?.id ?? 0;
    }
  }
}

/** Whoever may have submitted: items can stand at any node of the tree. */
async function listUnitIds(db: Db, { fence, importBatchId }: ListOf): Promise<number[]> {
  const { from, below } = branchRange(fence);
  let query = db
    .selectFrom('organisation')
    .select('id')
    .where('path', '>=', from)
    .where('path', '<', below)
    .orderBy('sort_key')
    .orderBy('id');
  if (importBatchId !== undefined) query = query.where('id', 'in', unitsOfImport(db, importBatchId));
  const rows = await query.execute();
  return rows.map(({ id }) => id);
}

const unitsOfImport = (db: Db, importBatchId: number) =>
  db.selectFrom('initiative').select('organisation_id').where('import_batch_id', '=', importBatchId);

function itemsAfter(
  db: Db,
  { campaignId, statuses, phaseId, importBatchId }: ListOf,
  organisationId: number,
  after: number,
) {
  let query = db
    .selectFrom('initiative')
    .innerJoin('organisation', 'organisation.id', 'initiative.organisation_id')
    .leftJoin('industrial_park', 'industrial_park.id', 'organisation.industrial_park_id')
    .leftJoin('category', 'category.id', 'initiative.category_id')
    .leftJoin('phase', 'phase.id', 'initiative.phase_id')
    .selectAll('initiative')
    .select(['organisation.name as unit', 'organisation.code as unitCode', 'industrial_park.name as park'])
    .select(['category.name as category', 'phase.number as phase'])
    .where('initiative.organisation_id', '=', organisationId)
    .where('initiative.id', '>', after)
    .where('initiative.campaign_id', '=', campaignId)
    .where('initiative.status', 'in', statuses)
    .orderBy('initiative.id')
    .limit(ROWS_AT_ONCE);
  if (phaseId !== undefined) query = query.where('initiative.phase_id', '=', phaseId);
  if (importBatchId !== undefined) query = query.where('initiative.import_batch_id', '=', importBatchId);
  return query.execute();
}

/** How many of a phase's counted items came in after its figures were closed for the first time. */
export async function countLate(db: Db, phaseId: number, closedAt: string, statuses: readonly Status[]) {
  const { late } = await db
    .selectFrom('initiative')
    .select((eb) => countAll(eb).as('late'))
    .where('phase_id', '=', phaseId)
    .where('status', 'in', statuses)
    .where('entered_at', '>', closedAt)
    .executeTakeFirstOrThrow();
  return late;
}
