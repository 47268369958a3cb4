import { paths } from '../../http/paths.ts';
import { formatInstant, formatNumber } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import type { BatchWithNames } from '../import.store.ts';
import { countsOf, outcomesOf } from '../import.ts';

/** What each status of a batch looks like; its word stands beside it. */
export const SHAPES = {
  checking: 'draft',
  checked: 'draft',
  applied: 'open',
  reversed: 'withdrawn',
  refused: 'rejected',
} as const;

export function importListPage(
  batches: readonly BatchWithNames[],
  { before, limit }: { before: number | undefined; limit: number },
) {
  const shown = batches.slice(0, limit);
  return {
    title: t('import.list'),
    newHref: paths.newImport(),
    batches: shown.map(line),
    newerHref: before === undefined ? null : paths.imports(),
    olderHref: batches.length > limit ? paths.imports({ before: shown.at(-1)?.id }) : null,
  };
}

function line(batch: BatchWithNames) {
  const { new: fresh, errors } = countsOf(batch);
  const { applied } = outcomesOf(batch);
  return {
    href: paths.import(batch.id),
    file: batch.file_name,
    at: formatInstant(batch.checked_at),
    who: batch.checkedBy ?? t('import.system'),
    unit: batch.organisationName,
    rows: formatNumber(applied ?? fresh),
    errors: formatNumber(errors),
    status: { status: SHAPES[batch.status], text: label('importState', batch.status) },
  };
}
