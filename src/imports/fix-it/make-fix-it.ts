import { getCampaign, listCategories } from '../../campaigns/campaign.store.ts';
import type { Context } from '../../context.ts';
import { chunksOf } from '../../database/portable.ts';
import type { Db } from '../../database/schema.ts';
import { NotAllowed, NotFound } from '../../errors.ts';
import { findOrganisation } from '../../organisations/organisation.store.ts';
import { findOwnEnterprise } from '../../organisations/own-enterprise.ts';
import { fenceOf } from '../../permissions.ts';
import { t } from '../../text/text.ts';
import { decisionsOf } from '../decisions.ts';
import { type BatchWithNames, getBatch } from '../import.store.ts';
import { findingsOf, type ImportRow, type MappedSheet, mappingOf } from '../import.ts';
import { listRowsOf } from '../import-row.store.ts';
import { offeredCategories, offeredUnits } from '../template/offered.ts';
import { type FixItRow, type FixItSheet, fixItOf } from './fix-it.ts';
import { fixItWorkbook } from './fix-it-workbook.ts';
import { ABOVE, type Above, storedCells } from './stored-cells.ts';
import { listRowsById } from './stored-rows.store.ts';

export interface FixItFile {
  readonly name: string;
  readonly chunks: AsyncGenerator<Buffer>;
}

/**
 * The bad rows of a batch as a workbook to mend and send back.
 * @throws NotFound where the batch is not the actor's, or has no bad rows
 */
export async function makeFixIt(context: Context, batchId: number): Promise<FixItFile> {
  const { db, actor, now } = context;
  const fence = fenceOf(actor, 'imports.use');
  if (fence === null) throw new NotAllowed();
  const batch = await getBatch(db, fence, batchId);
  const tables = await badTables(db, batch);
  if (tables.length === 0) throw new NotFound();
  const campaign = await getCampaign(db, batch.slug);
  const own = (await findOwnEnterprise(context)) ?? (await saidUnit(db, batch));
  const categories = offeredCategories(await listCategories(db));
  const chunks = fixItWorkbook({
    batch: { id: batch.id, slug: batch.slug },
    sheets: tables.map((table) => sheetOf(db, batch, table)),
    units: (await offeredUnits(db, own?.path ?? fence, campaign.starts_on)) ?? [],
    categories: categories.map(({ name }) => name),
    madeAt: now,
  });
  return { name: `${t('fixIt.fileName', { file: bareName(batch.file_name) })}.xlsx`, chunks };
}

/** The unit that the whole file was said to belong to. */
async function saidUnit(db: Db, batch: BatchWithNames) {
  const said = decisionsOf(batch).unit && batch.organisation_id;
  const unit = said ? await findOrganisation(db, said) : undefined;
  return unit?.kind === 'grassroots' ? unit : undefined;
}

const bareName = (fileName: string): string => fileName.replace(/\.[^.]{1,5}$/, '').slice(0, 100);

/** A table of the first file with its bad rows; the rows are read while they are written. */
interface BadTable {
  readonly table: MappedSheet;
  readonly ids: readonly number[];
  /** Columns that the table lacks and its bad rows need. */
  readonly above: ReadonlySet<keyof Above>;
}

const SLICE = 500;

async function badTables(db: Db, batch: BatchWithNames): Promise<BadTable[]> {
  const { sheets } = mappingOf(batch);
  const found = new Map<MappedSheet, { ids: number[]; above: Set<keyof Above> }>();
  let after = 0;
  for (;;) {
    const rows = await listRowsOf(db, batch.id, { outcome: 'error', after, limit: SLICE });
    for (const row of rows) {
      const table = tableOf(sheets, row);
      if (!table) continue;
      const known = found.get(table) ?? { ids: [], above: new Set() };
      known.ids.push(row.id);
      for (const field of ABOVE) if (isAbove(row, field)) known.above.add(field);
      found.set(table, known);
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  return sheets.flatMap((table) => {
    const bad = found.get(table);
    return bad ? [{ table, ...bad }] : [];
  });
}

/** Whether a row has the field from above, or lacks it and the file has no column for it. */
const isAbove = (row: ImportRow, field: keyof Above): boolean =>
  storedCells(row).above[field] !== undefined ||
  findingsOf(row).some((one) => one.field === field && one.column === '' && one.severity === 'error');

/** The table that a row stood in, in the first file; one that somebody added to a later one stands with the first. */
function tableOf(sheets: readonly MappedSheet[], row: ImportRow): MappedSheet | undefined {
  const mark = row.origin.lastIndexOf('!');
  const [name, number] =
    mark > 0 ? [row.origin.slice(0, mark), Number(row.origin.slice(mark + 1))] : [row.sheet, row.row_number];
  const ofName = sheets.filter((sheet) => sheet.name === name);
  return ofName.findLast(({ headerRow }) => headerRow < number) ?? ofName[0] ?? sheets[0];
}

function sheetOf(db: Db, batch: BatchWithNames, { table, ids, above }: BadTable): FixItSheet {
  const { name, columns, money = {} } = table;
  const choice = decisionsOf(batch).sheets?.[name];
  return {
    name,
    columns: columns.map(({ column, header, heading, field }) => ({
      letters: column,
      header,
      field,
      ...(heading === undefined ? {} : { heading }),
    })),
    rows: rowsOf(db, batch.id, ids),
    above: [...above],
    choice: { ...(money.style ? { moneyStyle: money.style } : {}), ...choice },
    ...(money.unit ? { money: money.unit } : {}),
  };
}

async function* rowsOf(db: Db, batchId: number, ids: readonly number[]): AsyncGenerator<FixItRow> {
  for (const chunk of chunksOf(ids, SLICE))
    for (const row of await listRowsById(db, batchId, chunk))
      yield fixItOf({ ...row, findings: findingsOf(row), ...storedCells(row) });
}
