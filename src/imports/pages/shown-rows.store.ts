import { sql } from 'kysely';
import { branchRange, likeAnywhere } from '../../database/portable.ts';
import type { Db, Status } from '../../database/schema.ts';
import type { ImportRow } from '../import.ts';
import type { ImportFile } from '../import-file.store.ts';

/** Rows of which this code is said, and this field spoken of, in the file's order; those sent again are settled. */
export function listRowsSaying(
  db: Db,
  batchId: number,
  { code, field, after, limit }: { code: string; field: string; after: number; limit: number },
): Promise<ImportRow[]> {
  const said = likeAnywhere(`"code":${JSON.stringify(code)}`);
  const spokenOf = likeAnywhere(`"field":${JSON.stringify(field)}`);
  return (
    db
      .selectFrom('import_row')
      .selectAll()
      .where('batch_id', '=', batchId)
      .where('outcome', '<>', 'corrected')
      // by the index of those rows, in their order: a batch may have a hundred thousand
      .where('findings', '<>', '[]')
      .where('id', '>', after)
      .where(sql<boolean>`findings like ${said} escape '\\'`)
      .where(sql<boolean>`findings like ${spokenOf} escape '\\'`)
      .orderBy('id')
      .limit(limit)
      .execute()
  );
}

/** The rows that bear one of these numbers, on whatever sheet, each as it was sent last. */
export async function listRowsNumbered(
  db: Db,
  batchId: number,
  numbers: readonly number[],
): Promise<ImportRow[]> {
  if (numbers.length === 0) return [];
  return db
    .selectFrom('import_row')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('row_number', 'in', numbers)
    .orderBy('id')
    .execute();
}

/** The rows of these ids that are probably duplicates. */
export async function listProbableOf(
  db: Db,
  batchId: number,
  ids: readonly number[],
): Promise<Pick<ImportRow, 'id' | 'sheet' | 'row_number'>[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('import_row')
    .select(['id', 'sheet', 'row_number'])
    .where('batch_id', '=', batchId)
    .where('outcome', '=', 'probable')
    .where('id', 'in', ids)
    .execute();
}

export interface OtherItem {
  readonly code: string;
  readonly title: string;
  readonly status: Status;
  readonly submitted_on: string | null;
  readonly benefit_vnd: number | null;
  readonly organisationName: string;
  readonly categoryName: string | null;
  readonly author: string | null;
}

/** Items of the branch, with their first author. */
export async function listItemsOfCodes(
  db: Db,
  fence: string,
  codes: readonly string[],
): Promise<OtherItem[]> {
  if (codes.length === 0) return [];
  const { from, below } = branchRange(fence);
  return db
    .selectFrom('initiative')
    .innerJoin('organisation', 'organisation.id', 'initiative.organisation_id')
    .leftJoin('category', 'category.id', 'initiative.category_id')
    .leftJoin('author', (join) =>
      join.onRef('author.initiative_id', '=', 'initiative.id').on('author.position', '=', 1),
    )
    .select(['initiative.code', 'title', 'initiative.status', 'submitted_on', 'benefit_vnd'])
    .select(['organisation.name as organisationName', 'category.name as categoryName'])
    .select('author.name as author')
    .where('initiative.code', 'in', codes)
    .where('organisation.path', '>=', from)
    .where('organisation.path', '<', below)
    .execute();
}

export interface FileOfBatch extends ImportFile {
  /** Null where the command line sent it. */
  readonly sentBy: string | null;
}

/** The batch's files in the order of their rounds, with who sent them. */
export function listFilesShown(db: Db, batchId: number): Promise<FileOfBatch[]> {
  return db
    .selectFrom('import_file')
    .leftJoin('account', 'account.id', 'import_file.account_id')
    .selectAll('import_file')
    .select('account.name as sentBy')
    .where('batch_id', '=', batchId)
    .orderBy('round')
    .execute();
}
