import { paths } from '../../http/paths.ts';
import { formatDay, formatNumber } from '../../text/format.ts';
import { label, t } from '../../text/text.ts';
import { STATUSES } from '../initiative.ts';
import type { Asked, Choices } from './asked.ts';
import { COUNTED_TO, type Item, type Slice, WINDOW } from './slice.store.ts';

export const SOURCES = ['form', 'import', 'api'] as const;

type Query = Record<string, string | undefined>;

/** The list of items with its filters, all of which stay in the address. */
export function listPage(
  asked: Asked,
  choices: Choices,
  {
    slice,
    count,
    batch,
    maySubmit,
    mayExport,
  }: {
    slice: Slice;
    count: number | null;
    /** The import whose items alone are shown; its file only for whoever may see it. */
    batch: { readonly id: number; readonly name: string | undefined } | null;
    maySubmit: boolean;
    mayExport: boolean;
  },
) {
  const kept = { ...asked, from: undefined } as Query;
  const isFiltered = Object.values({ ...kept, campaign: '' }).some(Boolean);
  return {
    title: t('initiatives.title'),
    ...filterFields(asked, choices),
    statuses: STATUSES.map((value) => ({
      value,
      text: label('status', value),
      selected: asked.status === value,
    })),
    sources: SOURCES.map((value) => ({
      value,
      text: label('source', value),
      selected: asked.source === value,
    })),
    mine: asked.mine === '1',
    batch: batch && {
      id: batch.id,
      text: t('initiatives.ofImport', { id: batch.id, file: batch.name ?? '' }),
      href: batch.name === undefined ? null : paths.import(batch.id),
      removeHref: paths.initiatives({ ...kept, import: undefined }),
    },
    newHref: maySubmit ? paths.newInitiative() : null,
    exportHref: mayExport ? paths.initiativesExport(choices.campaign.slug, { import: asked.import }) : null,
    exportText: t(asked.import ? 'initiatives.exportOfImport' : 'initiatives.export'),
    count: count === null ? null : countText(count),
    rows: slice.items.map(itemRow),
    empty: isFiltered || asked.from ? t('initiatives.nothingFound') : t('initiatives.nothingYet'),
    clearHref: isFiltered ? paths.initiatives() : null,
    ...pageLinks(slice, asked, (query) => paths.initiatives({ ...kept, ...query })),
  };
}

export const itemRow = (item: Item) => ({
  code: item.code,
  title: item.title,
  href: paths.initiative(item.code),
  unit: item.organisationName,
  day: item.submitted_on ? formatDay(item.submitted_on) : '',
  category: item.categoryName ?? '',
  phase: item.phaseNumber === null ? '' : String(item.phaseNumber),
  status: item.status,
  statusText: label('status', item.status),
});

/** Older and newest; where the window ended before the page was full, it says how far was looked. */
export function pageLinks(slice: Slice, asked: Asked, href: (query: Query) => string) {
  const { next, windowEnded } = slice;
  return {
    newerHref: asked.from ? href({}) : null,
    olderHref: next !== null && !windowEnded ? href({ from: String(next) }) : null,
    furtherHref: windowEnded ? href({ from: String(next) }) : null,
    furtherText: windowEnded ? t('initiatives.windowEnded', { many: formatNumber(WINDOW) }) : null,
  };
}

export const countText = (count: number): string =>
  count > COUNTED_TO
    ? t('initiatives.countOver', { count: formatNumber(COUNTED_TO) })
    : t('initiatives.count', { count: formatNumber(count) });

/** The filters that the list, the queue and the public search share. */
export function filterFields(asked: Asked, { campaigns, campaign, categories, organisations }: Choices) {
  return {
    q: asked.q ?? '',
    severalCampaigns: campaigns.length > 1,
    campaigns: campaigns.map(({ slug, title }) => ({
      value: slug,
      text: title,
      selected: slug === campaign.slug,
    })),
    phases: campaign.phases.map(({ number }) => ({
      value: String(number),
      text: t('initiative.phase', { number }),
      selected: String(number) === asked.phase,
    })),
    categories: categories.map(({ code, name }) => ({
      value: code,
      text: name,
      selected: code === asked.category,
    })),
    unit: asked.organisation ?? '',
    typesUnit: organisations === null,
    organisations:
      organisations && organisations.length > 1
        ? organisations.map(({ code, name }) => ({
            value: code,
            text: name,
            selected: code === asked.organisation,
          }))
        : null,
  };
}
