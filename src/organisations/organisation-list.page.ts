import type { Day } from '../calendar.ts';
import type { OrganisationKind } from '../database/schema.ts';
import { paths } from '../http/paths.ts';
import { formatNumber } from '../text/format.ts';
import { label, t } from '../text/text.ts';
import { linkTo, unitLine } from './organisation.page.ts';
import { type IndustrialPark, KINDS, type Organisation } from './organisation.ts';
import type { UnitRow } from './organisation-tree.store.ts';

/** What stands in the address; '' is not said. */
export interface ListQuery {
  /** Code of the unit whose branch is looked at. */
  readonly under: string;
  readonly text: string;
  readonly park: string;
  readonly kind: OrganisationKind | '';
  readonly valid: 'yes' | 'no' | '';
  readonly after: string;
}

/** With a filter, the whole branch is searched; without one, the list goes down level by level. */
export const isFiltered = ({ text, park, kind, valid }: ListQuery): boolean =>
  Boolean(text || park || kind || valid);

export interface UnitList {
  readonly query: ListQuery;
  readonly today: Day;
  readonly top: Organisation;
  readonly ancestors: readonly Organisation[];
  readonly parks: readonly IndustrialPark[];
  readonly rows: readonly UnitRow[];
  readonly count: number;
  readonly hasMore: boolean;
}

export function organisationListPage({
  query,
  today,
  top,
  ancestors,
  parks,
  rows,
  count,
  hasMore,
}: UnitList) {
  const { after, text, ...kept } = query;
  const address = { ...kept, q: text };
  const last = rows.at(-1);
  const flat = isFiltered(query);
  const shown = { count: formatNumber(count) };
  return {
    title: t('organisation.list'),
    under: query.under,
    crumbs: ancestors.map(({ code, name }) => ({ name, href: paths.adminOrganisations({ under: code }) })),
    top: linkTo(top),
    countText: flat ? t('organisation.foundBelow', shown) : t('organisation.countBelow', shown),
    text,
    parks: parks.map(({ code, name }) => ({ value: code, text: name, selected: code === query.park })),
    kinds: KINDS.map((value) => ({
      value,
      text: label('organisationKind', value),
      selected: value === query.kind,
    })),
    states: (['yes', 'no'] as const).map((value) => ({
      value,
      text: label('organisationState', value),
      selected: value === query.valid,
    })),
    flat,
    clearHref: flat ? paths.adminOrganisations({ under: query.under }) : null,
    rows: rows.map((row) => unitLine(row, today)),
    newHref: paths.newOrganisation({ parent: top.code }),
    importHref: paths.newOrganisationImport(),
    parksHref: paths.adminParks(),
    newerHref: after ? paths.adminOrganisations(address) : null,
    olderHref: hasMore && last ? paths.adminOrganisations({ ...address, after: last.id }) : null,
  };
}
