import type { Problems } from '../../errors.ts';
import { paths } from '../../http/paths.ts';
import { shownProblems } from '../../http/render.ts';
import { formatInstant, formatNumber } from '../../text/format.ts';
import { label, problemText, t } from '../../text/text.ts';
import type { IndustrialPark } from '../organisation.ts';
import type { Outcomes } from './apply-sheet.ts';
import type { Item } from './item.ts';
import type { OrganisationImport } from './organisation-import.store.ts';
import { changesOf } from './place-items.ts';
import type { Finding } from './row-values.ts';

/** More lines of one outcome than this only make the page slow; the counts say the rest. */
const MOST_SHOWN = 300;
const ORDER = ['wrong', 'update', 'create', 'same'] as const;

const COLUMN_TEXTS = {
  name: 'organisation.name',
  industrial_park_id: 'organisation.park',
  headcount: 'organisation.headcount',
  tax_code: 'organisation.taxCode',
  contact_name: 'organisation.contactName',
  contact_email: 'organisation.contactEmail',
} as const;

export interface SheetShown {
  readonly kept: OrganisationImport;
  readonly unused: readonly string[];
  readonly items: readonly Item[];
  readonly counts: Outcomes;
  readonly hash: string;
  readonly parks: readonly IndustrialPark[];
  readonly problems: Problems;
}

/** What a sheet would do, or what it has done. */
export function sheetPage({ kept, unused, items, counts, hash, parks, problems }: SheetShown) {
  const applied = kept.status === 'applied';
  const parkName = new Map(parks.map(({ id, name }) => [id, name]));
  return {
    title: t(applied ? 'unitSheet.applied' : 'unitSheet.preview'),
    ...shownProblems(problems),
    file: t('unitSheet.file', {
      file: kept.file_name,
      sheet: kept.sheet,
      at: formatInstant(kept.checked_at),
    }),
    appliedAt: kept.applied_at ? t('unitSheet.appliedAt', { at: formatInstant(kept.applied_at) }) : null,
    counts: ORDER.map((outcome) => ({
      text: label(applied ? 'unitDone' : 'unitOutcome', outcome),
      count: formatNumber(counts[outcome]),
    })),
    unused: unused.length > 0 ? t('unitSheet.unused', { columns: unused.join('; ') }) : null,
    hash,
    applyAction: applied ? null : paths.organisationImportApplication(kept.id),
    changes: counts.create + counts.update,
    applyText: t('unitSheet.apply', { count: formatNumber(counts.create + counts.update) }),
    wrongNote: counts.wrong > 0 ? t('unitSheet.wrongNote', { count: formatNumber(counts.wrong) }) : null,
    groups: ORDER.map((outcome) => groupOf(outcome, items, parkName)).filter(({ lines }) => lines.length > 0),
    listHref: paths.adminOrganisations(),
    againHref: paths.newOrganisationImport(),
  };
}

function groupOf(outcome: Item['outcome'], items: readonly Item[], parkName: ReadonlyMap<number, string>) {
  const all = items.filter((item) => item.outcome === outcome);
  return {
    heading: t('unitSheet.group', {
      outcome: label('unitOutcome', outcome),
      count: formatNumber(all.length),
    }),
    open: outcome !== 'same',
    lines: all.slice(0, MOST_SHOWN).map((item) => lineOf(item, parkName)),
    more:
      all.length > MOST_SHOWN ? t('unitSheet.more', { count: formatNumber(all.length - MOST_SHOWN) }) : null,
  };
}

function lineOf(item: Item, parkName: ReadonlyMap<number, string>) {
  const { row, code, name, outcome, findings, parentCode } = item;
  const notes =
    outcome === 'wrong'
      ? findings.map(findingText)
      : [
          ...(outcome === 'update' ? changeTexts(item, parkName) : []),
          ...(parentCode === undefined ? [] : [t('unitSheet.under', { parent: parentCode })]),
        ];
  return { row, code, name, notes };
}

/** “Cột C, Khu công nghiệp: …”: where it is, what was found and how to mend it. */
function findingText({ field, column, problem }: Finding): string {
  const words = problemText(problem);
  const named = t(`organisation.${field}`);
  return column
    ? t('unitSheet.findingInColumn', { column, field: named, words })
    : t('unitSheet.finding', { field: named, words });
}

function changeTexts(item: Item, parkName: ReadonlyMap<number, string>): string[] {
  const { before, after } = changesOf(item) as Record<'before' | 'after', Record<string, unknown>>;
  const shown = (column: string, value: unknown): string => {
    if (value === null || value === '' || value === undefined) return t('common.none');
    if (column === 'industrial_park_id') return parkName.get(Number(value)) ?? String(value);
    return typeof value === 'number' ? formatNumber(value) : String(value);
  };
  return Object.entries(COLUMN_TEXTS)
    .filter(([column]) => column in after)
    .map(([column, key]) =>
      t('unitSheet.change', {
        field: t(key),
        before: shown(column, before[column]),
        after: shown(column, after[column]),
      }),
    );
}
