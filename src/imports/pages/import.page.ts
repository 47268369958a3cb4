import { paths } from '../../http/paths.ts';
import { formatDay, formatInstant, formatNumber, formatVnd } from '../../text/format.ts';
import { isTextKey, label, problemText, t } from '../../text/text.ts';
import type { BatchWithNames } from '../import.store.ts';
import {
  type Counts,
  countsOf,
  type Finding,
  findingsOf,
  type ImportRow,
  isApplicable,
  mappingOf,
  outcomesOf,
} from '../import.ts';
import type { BatchItem } from '../item.store.ts';
import { SHAPES } from './import-list.page.ts';
import type { LoadedImport } from './load-import.ts';
import { understoodPage } from './understood.page.ts';

/** A batch: before it is applied a preview, afterwards the record of what happened. */
export function importPage(batch: BatchWithNames, loaded: LoadedImport) {
  const counts = countsOf(batch);
  return {
    title: t('import.show', { file: batch.file_name }),
    listHref: paths.imports(),
    newHref: paths.newImport(),
    status: { status: SHAPES[batch.status], text: label('importState', batch.status) },
    facts: facts(batch),
    sameFile: loaded.sameFile && {
      text: t('import.sameFile', { at: formatInstant(loaded.sameFile.applied_at ?? '') }),
      href: paths.import(loaded.sameFile.id),
    },
    counts: countLines(counts, isApplicable(batch)),
    ...(isApplicable(batch) ? preview(batch, counts) : {}),
    ...outcome(batch, loaded),
    ...findings(batch, counts, loaded),
    ...understoodPage(mappingOf(batch)),
  };
}

const who = (name: string | null): string => name ?? t('import.system');

const facts = (batch: BatchWithNames) => [
  { name: t('import.campaign'), value: batch.campaignTitle },
  { name: t('import.scope'), value: batch.organisationName },
  { name: t('import.size'), value: `${formatNumber(Math.ceil(batch.file_size / 1024))} KB` },
  {
    name: t('import.state'),
    value: t('import.by', { at: formatInstant(batch.checked_at), name: who(batch.checkedBy) }),
  },
];

function countLines({ new: fresh, identical, duplicates, errors, warnings }: Counts, open: boolean) {
  const line = (name: string, count: number) => ({ name, count: formatNumber(count) });
  return [
    line(t(open ? 'import.fresh' : 'import.freshDone'), fresh),
    line(t('import.identical'), identical),
    line(t('import.duplicates'), duplicates),
    line(t('import.errors'), errors),
    line(t('import.warnings'), warnings),
  ];
}

/** What would happen, and the button that lets it. Without errors all go in or none. */
function preview({ id }: BatchWithNames, counts: Counts) {
  const { new: fresh, errors } = counts;
  if (fresh === 0) return { nothingNew: t('import.nothingNew') };
  const rows = formatNumber(fresh);
  return {
    sums: t('import.sums', {
      rows,
      units: formatNumber(counts.organisations),
      benefit: formatVnd(counts.benefitVnd),
      phases: counts.phases
        .map(({ number, rows: ofPhase }) => t('import.sumsPhase', { number, rows: formatNumber(ofPhase) }))
        .join(' '),
    }),
    application: {
      action: paths.importApplication(id),
      mode: errors > 0 ? 'good-rows' : 'all-or-nothing',
      button:
        errors > 0
          ? t('import.applyGood', { rows, errors: formatNumber(errors) })
          : t('import.apply', { rows }),
      hint: errors > 0 ? t('import.applyHint') : '',
    },
  };
}

function outcome(batch: BatchWithNames, { reversal, items, itemCount }: LoadedImport) {
  const { applied, meanwhile = 0, ...undone } = outcomesOf(batch);
  if (applied === undefined) return {};
  const told = (values: object) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, formatNumber(Number(value))]));
  const at = (instant: string | null, name: string | null) => ({
    at: formatInstant(instant ?? ''),
    name: who(name),
  });
  return {
    applied: t('import.applied', { rows: formatNumber(applied), ...at(batch.applied_at, batch.appliedBy) }),
    meanwhile: meanwhile > 0 ? t('import.meanwhile', { rows: formatNumber(meanwhile) }) : '',
    reversed:
      batch.status === 'reversed' &&
      t('import.reversed', {
        ...told({ reversed: undone.reversed, kept: undone.kept, refused: undone.refused }),
        ...at(batch.reversed_at, batch.reversedBy),
      }),
    reversal: reversal && {
      action: paths.importReversal(batch.id),
      hint: t('import.reverseHint', told(reversal)),
    },
    itemsTitle: t(batch.status === 'reversed' ? 'import.keptItems' : 'import.items'),
    items: items.map(itemLine),
    itemsMore:
      batch.status === 'applied' && itemCount > items.length
        ? t('import.itemsMore', { shown: formatNumber(items.length), count: formatNumber(itemCount) })
        : '',
  };
}

const itemLine = ({ code, title, status, organisationName, submitted_on }: BatchItem) => ({
  href: paths.initiative(code),
  code,
  title,
  unit: organisationName,
  on: submitted_on === null ? '' : formatDay(submitted_on),
  status: { status, text: label('status', status) },
});

/** First what would mend them, then row by row. */
function findings(batch: BatchWithNames, counts: Counts, { rows, next, first }: LoadedImport) {
  const several = mappingOf(batch).sheets.length > 1;
  return {
    groups: counts.findings.map(({ code, field, severity, rows: count }) => ({
      severity: label('severity', severity),
      field: field === '' ? '' : label('importField', field),
      what: label('finding', isTextKey(`finding.${code}`) ? code : 'other'),
      rows: formatNumber(count),
    })),
    several,
    rows: rows.flatMap(rowLines),
    newerHref: first ? null : paths.import(batch.id),
    olderHref: next === null ? null : paths.import(batch.id, { after: next }),
  };
}

const rowLines = (row: ImportRow) =>
  findingsOf(row).map((finding: Finding) => ({
    sheet: row.sheet,
    row: formatNumber(row.row_number),
    column: finding.column,
    field: finding.field === '' ? '' : label('importField', finding.field),
    severity: label('severity', finding.severity),
    isError: finding.severity === 'error',
    text: problemText(finding),
  }));
