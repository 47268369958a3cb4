import type { Day } from '../calendar.ts';
import type { Problems } from '../errors.ts';
import { type Body, rawFields } from '../http/forms.ts';
import { paths } from '../http/paths.ts';
import { shownProblems } from '../http/render.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import { label, t } from '../text/text.ts';
import { type Alias, isValidOn, type Organisation } from './organisation.ts';
import type { UnitRow } from './organisation-tree.store.ts';

const LABELS = {
  alias: 'organisation.alias',
  lastDay: 'organisation.lastDay',
  successor: 'organisation.successor',
} as const;

export interface UnitShown {
  readonly unit: Organisation;
  readonly today: Day;
  readonly parkName: string | null;
  readonly ancestors: readonly Organisation[];
  readonly successor: Organisation | undefined;
  readonly predecessors: readonly Organisation[];
  readonly aliases: readonly Alias[];
  readonly children: readonly UnitRow[];
  readonly childCount: number;
  /** Units below that still exist after the unit itself ended. */
  readonly liveBelow: number;
  readonly body: Body;
  readonly problems: Problems;
}

/** A unit with all that is known about it and what may be done. */
export function organisationPage(shown: UnitShown) {
  const { unit, today, children, childCount, liveBelow, aliases } = shown;
  const act = (name: string): string => paths.organisationAct(unit.code, name);
  const retired = unit.valid_to !== null;
  return {
    title: unit.name,
    ...shownProblems(shown.problems, LABELS),
    typed: rawFields(shown.body),
    crumbs: shown.ancestors.map(linkTo),
    facts: factsOf(shown),
    state: stateOf(unit, today),
    successor: shown.successor ? linkTo(shown.successor) : null,
    predecessors: shown.predecessors.map(linkTo),
    editHref: paths.editOrganisation(unit.code),
    newChildHref: paths.newOrganisation({ parent: unit.code }),
    children: children.map((row) => unitLine(row, today)),
    moreChildren:
      childCount > children.length
        ? {
            href: paths.adminOrganisations({ under: unit.code }),
            text: t('organisation.allChildren', { count: formatNumber(childCount) }),
          }
        : null,
    aliases: aliases.map(({ id, alias }) => ({
      alias,
      removal: act(`aliases/${id}/removal`),
      removalLabel: t('organisation.removeAliasOf', { alias }),
    })),
    aliasAction: act('aliases'),
    retired,
    retirementAction: act(retired ? 'retirement/removal' : 'retirement'),
    liveBelow:
      retired && liveBelow > 0 ? t('organisation.liveBelow', { count: formatNumber(liveBelow) }) : null,
  };
}

export const linkTo = ({ code, name }: Pick<Organisation, 'code' | 'name'>) => ({
  name,
  href: paths.adminOrganisation(code),
});

function factsOf({ unit, parkName }: UnitShown): { term: string; value: string }[] {
  const facts: [string, string | null][] = [
    [t('organisation.code'), unit.code],
    [t('organisation.shortName'), unit.short_name],
    [t('organisation.kind'), label('organisationKind', unit.kind)],
    [t('organisation.park'), parkName ?? t('organisation.noPark')],
    [t('organisation.sector'), label('sector', unit.sector)],
    [t('organisation.ownership'), unit.ownership && label('ownership', unit.ownership)],
    [t('organisation.headcount'), unit.headcount === null ? null : formatNumber(unit.headcount)],
    [t('organisation.taxCode'), unit.tax_code],
    [t('organisation.documentSymbol'), unit.document_symbol],
    [t('organisation.contactName'), unit.contact_name],
    [t('organisation.contactEmail'), unit.contact_email],
    [t('organisation.validFrom'), unit.valid_from && formatDay(unit.valid_from)],
    [t('organisation.validTo'), unit.valid_to && formatDay(unit.valid_to)],
  ];
  return facts.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

/** Whether it exists today, in words. */
function stateOf(unit: Organisation, today: Day): { status: 'open' | 'closed'; text: string } {
  if (isValidOn(unit, today)) {
    return unit.valid_to === null
      ? { status: 'open', text: t('organisation.active') }
      : { status: 'open', text: t('organisation.activeUntil', { day: formatDay(unit.valid_to) }) };
  }
  return unit.valid_to !== null && unit.valid_to < today
    ? { status: 'closed', text: t('organisation.endedOn', { day: formatDay(unit.valid_to) }) }
    : { status: 'closed', text: t('organisation.startsOn', { day: formatDay(unit.valid_from ?? today) }) };
}

/** One unit as a line of a table. */
export function unitLine(row: UnitRow, today: Day) {
  return {
    name: row.name,
    href: paths.adminOrganisation(row.code),
    code: row.code,
    kind: label('organisationKind', row.kind),
    parent: row.parentName ?? '',
    park: row.parkName ?? '',
    headcount: row.headcount === null ? '' : formatNumber(row.headcount),
    ...stateOf(row, today),
    below: row.children === 0 ? null : formatNumber(row.children),
    belowHref: paths.adminOrganisations({ under: row.code }),
    belowLabel: t('organisation.childrenOf', { name: row.name }),
  };
}
