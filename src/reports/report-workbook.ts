import { formatDay, formatInstantOfficial } from '../text/format.ts';
import { t } from '../text/text.ts';
import { workbookStream } from '../workbook/write/workbook-stream.ts';
import type { PhaseReport } from './phase-report.ts';
import { reportTables } from './report-tables.ts';
import type { LongTable } from './table.ts';
import { tableSheet } from './table-sheet.ts';

/** The report as a workbook: its tables, and the list as it is read. */
export function reportWorkbook(report: PhaseReport, list: LongTable): AsyncGenerator<Buffer> {
  const { campaign, phase, asOf, host } = report;
  const { number, starts_on, ends_on } = phase;
  const days = t('progress.days', { from: formatDay(starts_on), to: formatDay(ends_on) });
  const titles = [
    t('report.about', { campaign: campaign.title, number }),
    host.name,
    t('report.days', { number, days }),
    t('report.asOf', { instant: formatInstantOfficial(asOf) }),
  ];
  const { summary, units, parks, fields } = reportTables(report);
  const rule = { values: [null, null, t('progress.rule')] };
  const first = { ...summary, rows: [...summary.rows, rule] };
  return workbookStream([first, units, parks, fields, list].map((table) => tableSheet({ titles, table })));
}
