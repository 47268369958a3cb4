import { paths } from '../../http/paths.ts';
import { formatNumber } from '../../text/format.ts';
import { isTextKey, label, t } from '../../text/text.ts';
import {
  type Counts,
  errorPlacesIn,
  type Finding,
  findingMessage,
  findingsOf,
  type ImportBatch,
  type ImportRow,
  mappingOf,
} from '../import.ts';
import { isOfGroup, type LoadedImport } from './load-import.ts';

/** More rows are folded away: what would mend many at once stands above them. */
const ROWS_UNFOLDED = 10;

/** First what would mend them, then row by row. */
export function findingsPage(batch: ImportBatch, counts: Counts, { rows, place }: LoadedImport) {
  const { group, after } = place;
  const filter = group ? { code: group.code, field: group.field } : {};
  const href = (query: object): string => `${paths.import(batch.id, { ...filter, ...query })}#rows`;
  return {
    errorRows: errorRows(counts),
    groups: counts.findings.map((one) => ({
      severity: label('severity', one.severity),
      isError: one.severity === 'error',
      field: fieldText(one.field),
      what: wordsOf('finding', one.code),
      how: wordsOf('mend', one.code),
      rows: formatNumber(one.rows),
      href: `${paths.import(batch.id, { code: one.code, field: one.field })}#rows`,
      current: group !== null && isOfGroup(one, group),
    })),
    filtered: group && {
      text: t('import.onlyGroup', {
        what: wordsOf('finding', group.code),
        field: fieldText(group.field),
        rows: formatNumber(group.rows),
      }),
      href: `${paths.import(batch.id)}#findings`,
    },
    several: mappingOf(batch).sheets.length > 1,
    rowsOpen: filter.code !== undefined || after > 0 || rows.shown.length <= ROWS_UNFOLDED,
    rows: rows.shown.flatMap((row) => rowLines(row, group)),
    newerHref: after === 0 ? null : href({}),
    olderHref: rows.next === null ? null : href({ after: rows.next }),
  };
}

function errorRows(counts: Counts): string {
  const { errors: rows } = counts;
  if (rows === 0) return '';
  const places = errorPlacesIn(counts);
  const text = t('import.errorRows', { rows: formatNumber(rows), places: formatNumber(places) });
  return places > rows ? `${text} ${t('import.errorRowsSeveral')}` : text;
}

const fieldText = (field: Finding['field']): string => (field === '' ? '' : label('importField', field));

/** A code without words of its own is one of the others. */
const wordsOf = (family: 'finding' | 'mend', code: string): string =>
  label(family, isTextKey(`${family}.${code}`) ? code : 'other');

const rowLines = (row: ImportRow, group: LoadedImport['place']['group']) =>
  findingsOf(row)
    .filter((finding) => !group || isOfGroup(finding, group))
    .map((finding) => ({
      sheet: row.sheet,
      row: formatNumber(row.row_number),
      column: finding.column,
      field: fieldText(finding.field),
      severity: label('severity', finding.severity),
      isError: finding.severity === 'error',
      text: findingMessage(finding),
    }));
