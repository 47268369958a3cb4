import { Readable } from 'node:stream';
import { getPublicCampaign } from '../campaigns/campaign.store.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/connect.ts';
import { atOneMoment } from '../database/one-moment.ts';
import type { Db } from '../database/schema.ts';
import { NotAllowed, Unavailable } from '../errors.ts';
import { STATUSES, SUBMITTED } from '../initiatives/initiative.ts';
import { fenceOf } from '../permissions.ts';
import { XLSX_TYPE } from '../workbook/write/workbook-stream.ts';
import { csvOf } from './csv.ts';
import { listItems } from './list.store.ts';
import { exportList, reportList } from './list-tables.ts';
import { getReportSubject, loadPhaseReport } from './phase-report.ts';
import { recordExport } from './record-export.ts';
import { reportTables } from './report-tables.ts';
import { reportWorkbook } from './report-workbook.ts';

/** Takes a file while it is made; the reading goes no faster than this. */
export type Send = (
  file: { readonly name: string; readonly type: string },
  chunks: Readable,
) => Promise<void>;

const CSV = 'text/csv; charset=utf-8';

/** Drafts are in no list: they belong to whoever writes them. */
const LISTED = STATUSES.filter((status) => status !== 'draft');

const streamOf = (chunks: AsyncGenerator<string | Buffer>): Readable =>
  Readable.from(chunks, { objectMode: true, highWaterMark: 2 });

/** Each file holds a connection as long as its receiver takes, on PostgreSQL out of the pool that everybody shares. */
const MOST_AT_ONCE = 4;
let running = 0;

async function oneOfFew(database: Database, work: (db: Db) => Promise<void>): Promise<void> {
  if (running >= MOST_AT_ONCE) throw new Unavailable();
  running += 1;
  try {
    await atOneMoment(database, work);
  } finally {
    running -= 1;
  }
}

/** Which items of a campaign go out: all, or what one import brought in. */
interface ExportedItems {
  readonly slug: string;
  readonly importBatchId?: number | undefined;
}

/** The items of a campaign inside the actor's branch, in the columns that the import takes back. */
export async function exportInitiatives(
  context: Context,
  database: Database,
  { slug, importBatchId }: ExportedItems,
  send: Send,
): Promise<void> {
  const fence = fenceOf(context.actor, 'initiatives.export');
  if (fence === null) throw new NotAllowed();
  const { id } = await getPublicCampaign(context.db, slug);
  await recordExport(context, {
    action: 'initiatives.exported',
    subject: slug,
    form: importBatchId === undefined ? 'csv' : `csv import ${importBatchId}`,
    organisationPath: fence,
  });
  await oneOfFew(database, async (db) => {
    const list = exportList(listItems(db, { campaignId: id, fence, statuses: LISTED, importBatchId }));
    const name = importBatchId === undefined ? slug : `${slug}-lan-nhap-${importBatchId}`;
    await send({ name: `${name}.csv`, type: CSV }, streamOf(csvOf(list)));
  });
}

export type ReportForm = 'xlsx' | 'csv' | 'units.csv';

/** A phase's report as a file: the whole of it, its list, or its table by unit. */
export async function exportReport(
  context: Context,
  database: Database,
  { slug, number, form }: { slug: string; number: number; form: ReportForm },
  send: Send,
): Promise<void> {
  const { actor, now } = context;
  const { campaign, phase, host } = await getReportSubject(context.db, actor, slug, number);
  await recordExport(context, {
    action: 'report.exported',
    subject: slug,
    form: `${number} ${form}`,
    organisationPath: host.path,
  });
  const name = `bao-cao-${slug}-giai-doan-${number}`;
  await oneOfFew(database, async (db) => {
    const report = await loadPhaseReport({ db, actor, now }, slug, number);
    const items = listItems(db, {
      campaignId: campaign.id,
      fence: '/',
      statuses: SUBMITTED,
      phaseId: phase.id,
    });
    const list = reportList(report.phase, items);
    if (form === 'xlsx')
      return send({ name: `${name}.xlsx`, type: XLSX_TYPE }, streamOf(reportWorkbook(report, list)));
    const table = form === 'csv' ? list : reportTables(report).units;
    await send({ name: `${name}.${form}`, type: CSV }, streamOf(csvOf(table)));
  });
}
