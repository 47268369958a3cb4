import { branchRange } from '../../database/portable.ts';
import type { Db, Row } from '../../database/schema.ts';
import { NotFound } from '../../errors.ts';
import type { Organisation } from '../organisation.ts';
import type { UnitSheet } from './read-units.ts';

export type OrganisationImport = Row<'organisation_import'>;
/** What is kept of a sheet until it is applied. */
export type SheetLines = Pick<UnitSheet, 'units' | 'unused'>;

export async function insertImport(
  db: Db,
  row: { account_id: number | null; file_name: string; sheet: string; checked_at: string },
  lines: SheetLines,
): Promise<number> {
  const { id } = await db
    .insertInto('organisation_import')
    .values({ ...row, status: 'checked', lines: JSON.stringify(lines), applied_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Sheets that were looked at and left: they hold people's addresses and are not kept for long. */
export async function removeLeftImports(db: Db, before: string): Promise<void> {
  await db
    .deleteFrom('organisation_import')
    .where('status', '=', 'checked')
    .where('checked_at', '<', before)
    .execute();
}

/** Only the one who sent the sheet sees it. */
export async function getImport(db: Db, accountId: number | null, id: number): Promise<OrganisationImport> {
  const row = await db
    .selectFrom('organisation_import')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', 'is not distinct from', accountId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

export const linesOf = ({ lines }: OrganisationImport): SheetLines =>
  lines === '' ? { units: [], unused: [] } : (JSON.parse(lines) as SheetLines);

/** The lines themselves are not needed any more. */
export async function updateAsApplied(db: Db, id: number, appliedAt: string, result: object): Promise<void> {
  await db
    .updateTable('organisation_import')
    .set({ status: 'applied', lines: '', result: JSON.stringify(result), applied_at: appliedAt })
    .where('id', '=', id)
    .execute();
}

/** Every code of the tree: a new one must differ from those outside the branch too. */
export async function listCodes(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('organisation').select('code').execute();
  return new Set(rows.map(({ code }) => code));
}

export function listBranch(db: Db, fence: string): Promise<Organisation[]> {
  const { from, below } = branchRange(fence);
  return db
    .selectFrom('organisation')
    .selectAll()
    .where('path', '>=', from)
    .where('path', '<', below)
    .orderBy('id')
    .execute();
}
