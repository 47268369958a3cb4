import { formatNumber } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import type { MappedSheet, Mapping } from '../import.ts';

/** How the file was read: its tables, its columns with examples, what was passed over. */
export function understoodPage({ sheets, leftOut }: Mapping) {
  return {
    sheets: sheets.map(sheetLines),
    leftOut: leftOut.map(({ name, why }) => t('import.leftOut', { name, why: label('leftOut', why) })),
  };
}

function sheetLines({ name, headerRow, rows, columns, skipped }: MappedSheet) {
  const passed = Object.entries(skipped).map(([kind, count]) =>
    label('rowKind', kind).replace('{count}', formatNumber(count)),
  );
  return {
    where: t('import.tableAt', { name, row: headerRow, rows: formatNumber(rows) }),
    skipped: passed.length > 0 ? t('import.skipped', { list: passed.join('; ') }) : '',
    columns: columns.map(({ column, header, field, samples }) => ({
      column,
      header,
      meaning: field === null ? t('import.ignored') : label('importField', field),
      isIgnored: field === null,
      samples: samples.join(' · '),
    })),
  };
}
