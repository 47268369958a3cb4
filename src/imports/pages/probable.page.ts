import type { Category } from '../../campaigns/campaign.ts';
import { paths } from '../../http/paths.ts';
import { fold } from '../../text/fold.ts';
import { formatDay, formatNumber, formatVnd } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import { findingsOf, type ImportRow } from '../import.ts';
import { authorNames } from '../rows/staged-authors.ts';
import type { OtherItem } from './shown-rows.store.ts';

/** A row that is probably a duplicate, with what it may repeat; neither where that is out of sight by now. */
export interface ProbablePair {
  readonly row: ImportRow;
  readonly otherRow: ImportRow | undefined;
  readonly otherItem: OtherItem | undefined;
}

interface Side {
  readonly title: string;
  readonly authors: string;
  readonly day: string;
  readonly category: string;
  readonly benefit: string;
}

const SHOWN = ['title', 'authors', 'day', 'category', 'benefit'] as const satisfies readonly (keyof Side)[];

/** Rows beside what they may repeat; what differs is named. */
export function probablePage(
  pairs: readonly ProbablePair[],
  categories: readonly Category[],
  { isTicked }: { isTicked: (id: number) => boolean },
) {
  const categoryName = new Map(categories.map(({ id, name }) => [id, name]));
  return pairs.map(({ row, otherRow, otherItem }) => {
    const own = sideOfRow(row, categoryName);
    const other = otherItem ? sideOfItem(otherItem) : otherRow && sideOfRow(otherRow, categoryName);
    return {
      id: row.id,
      ticked: isTicked(row.id),
      place: placeText(row),
      otherPlace: otherRow && !otherItem ? placeText(otherRow) : '',
      otherHref: otherItem && paths.initiative(otherItem.code),
      otherCode: otherItem?.code ?? '',
      otherStatus: otherItem ? { status: otherItem.status, text: label('status', otherItem.status) } : null,
      lines: SHOWN.map((name) => ({
        name: label('importSide', name),
        own: own[name],
        other: other?.[name] ?? '',
        differs: other !== undefined && fold(own[name]) !== fold(other[name]),
      })).filter(({ own, other }) => own !== '' || other !== ''),
    };
  });
}

const placeText = ({ sheet, row_number }: ImportRow): string =>
  t('import.placeOfRow', { sheet, row: formatNumber(row_number) });

function sideOfRow(row: ImportRow, categoryName: ReadonlyMap<number, string>): Side {
  return {
    title: row.title ?? '',
    authors: authorNames(row).join(', '),
    day: row.submitted_on === null ? '' : formatDay(row.submitted_on),
    category: categoryName.get(row.category_id ?? 0) ?? '',
    benefit: row.benefit_vnd === null ? '' : formatVnd(row.benefit_vnd),
  };
}

const sideOfItem = (item: OtherItem): Side => ({
  title: item.title,
  authors: item.author ?? '',
  day: item.submitted_on === null ? '' : formatDay(item.submitted_on),
  category: item.categoryName ?? '',
  benefit: item.benefit_vnd === null ? '' : formatVnd(item.benefit_vnd),
});

export type Other = { readonly sheet: string; readonly row: number } | { readonly code: string };

/** What the row is said to repeat. */
export function otherOf(row: ImportRow): Other | null {
  const { params = {} } = findingsOf(row).find(({ code }) => /^(row|item)_probable_/.test(code)) ?? {};
  if (typeof params['code'] === 'string') return { code: params['code'] };
  const { sheet, row: number } = params;
  return typeof sheet === 'string' && typeof number === 'number' ? { sheet, row: number } : null;
}
