import { paths } from '../../http/paths.ts';
import { formatDay } from '../../text/format.ts';
import { t } from '../../text/text.ts';
import type { Asked, Choices } from './asked.ts';
import { countText, filterFields, pageLinks } from './list.page.ts';
import type { Slice } from './slice.store.ts';

/** What anyone may look up: verified items that are not confidential, nameless unless an author agreed. */
export function publicPage(
  asked: Asked,
  choices: Choices,
  { slice, count, names }: { slice: Slice; count: number | null; names: ReadonlyMap<number, string[]> },
) {
  const { slug, title } = choices.campaign;
  const kept = { q: asked.q, category: asked.category, phase: asked.phase };
  const isFiltered = Object.values(kept).some(Boolean);
  return {
    title: t('search.title', { campaign: title }),
    campaignHref: paths.campaign(slug),
    campaignTitle: title,
    action: paths.publicInitiatives(slug),
    statusHref: paths.status(),
    ...filterFields(asked, { ...choices, organisations: [] }),
    count: count === null ? null : countText(count),
    rows: slice.items.map((item) => ({
      code: item.code,
      title: item.title,
      unit: item.organisationName,
      category: item.categoryName ?? '',
      phase: item.phaseNumber === null ? '' : String(item.phaseNumber),
      day: item.submitted_on ? formatDay(item.submitted_on) : '',
      names: names.get(item.id)?.join(', ') ?? '',
    })),
    empty: isFiltered || asked.from ? t('initiatives.nothingFound') : t('search.nothingYet'),
    ...pageLinks(slice, asked, (query) => paths.publicInitiatives(slug, { ...kept, ...query })),
  };
}
