import { type Day, dayInHanoi } from '../calendar.ts';
import { type Campaign, isClosed } from '../campaigns/campaign.ts';
import { paths } from '../http/paths.ts';
import { submittedOf } from '../progress/progress.ts';
import {
  formatDay,
  formatDecimal,
  formatInstantOfficial,
  formatNumber,
  formatUpToTwo,
} from '../text/format.ts';
import { t } from '../text/text.ts';
import type { PhaseReport } from './phase-report.ts';
import { reportTables } from './report-tables.ts';
import type { Kind, Table, Value } from './table.ts';

/** The report as an official paper, ready for the number and the signature. */
export function reportPage(report: PhaseReport) {
  const { campaign, phase, host, above, asOf, total, late } = report;
  const { number } = phase;
  const tables = reportTables(report);
  return {
    title: t('report.title', { number }),
    head: { above: upper(above?.name ?? ''), host: upper(host.name) },
    documentNumber: t('report.documentNumber', { symbol: host.document_symbol }),
    placeAndDate: placeAndDate(dayInHanoi(asOf)),
    about: t('report.about', { campaign: campaign.title, number }),
    theme: phase.theme,
    days: t('report.days', { number, days: daysOf(phase) }),
    asOf: t('report.asOf', { instant: formatInstantOfficial(asOf) }),
    open: isClosed(phase) ? null : t('report.open'),
    late: late > 0 ? t('report.lateInPhase', { late: formatNumber(late) }) : null,
    summary: shown(tables.summary),
    units: shown(tables.units),
    parks: shown(tables.parks),
    fields: shown(tables.fields),
    listNote: t('report.listNote', { count: formatNumber(submittedOf(total)) }),
    receivers: [
      ...(above ? [t('report.receiverAbove', { name: above.name })] : []),
      t('report.receiverUnits'),
      t('report.receiverFile'),
    ],
    xlsxHref: paths.report(campaign.slug, number, '.xlsx'),
    csvHref: paths.report(campaign.slug, number, '.csv'),
    unitsHref: paths.report(campaign.slug, number, '.units.csv'),
  };
}

const daysOf = ({ starts_on, ends_on }: { starts_on: Day; ends_on: Day }): string =>
  t('progress.days', { from: formatDay(starts_on), to: formatDay(ends_on) });

const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** Official papers pad days below ten and the first two months, so that nothing can be written in front. */
function placeAndDate(on: Day): string {
  const [year, month = '', day] = on.split('-');
  const shortened = Number(month) <= 2 ? month : String(Number(month));
  return t('report.placeAndDate', { day: day ?? '', month: shortened, year: year ?? '' });
}

/** A table with every value as text. */
function shown({ name, columns, rows }: Table) {
  const head = columns.findIndex(({ kind }) => kind === 'text');
  return {
    name,
    columns: columns.map(({ header, kind }) => ({ header, num: kind !== 'text' })),
    rows: rows.map(({ values, strong = false, kind }) => ({
      strong,
      cells: values.map((value, index) => ({
        text: textOf(value, kind ?? columns[index]?.kind ?? 'text'),
        head: index === head,
        num: typeof value === 'number',
        label: columns[index]?.header ?? '',
      })),
    })),
  };
}

function textOf(value: Value, kind: Kind): string {
  if (value === null) return '';
  if (typeof value === 'string') return kind === 'day' ? formatDay(value) : value;
  if (kind === 'percent') return formatDecimal(value);
  return kind === 'millions' ? formatUpToTwo(value) : formatNumber(value);
}

/** The papers that this reader may open. */
export function reportsPage(campaigns: readonly (Campaign & { phases: readonly PhaseReport['phase'][] })[]) {
  return {
    title: t('nav.reports'),
    campaigns: campaigns.map(({ slug, title, phases }) => ({
      title,
      phases: phases.map((phase) => ({
        href: paths.report(slug, phase.number),
        text: t('report.title', { number: phase.number }),
        days: daysOf(phase),
      })),
    })),
  };
}
