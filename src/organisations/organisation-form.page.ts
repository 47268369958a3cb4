import type { Problems } from '../errors.ts';
import { type Body, rawFields } from '../http/forms.ts';
import { shownProblems } from '../http/render.ts';
import { label, t } from '../text/text.ts';
import { type IndustrialPark, KINDS, OWNERSHIPS, SECTORS } from './organisation.ts';

export interface UnitForm {
  readonly title: string;
  readonly action: string;
  readonly cancelHref: string;
  readonly body: Body;
  readonly problems?: Problems | undefined;
  readonly parks: readonly IndustrialPark[];
  /** Where an existing unit is edited: its version, and how it stands now. */
  readonly stored?:
    | { readonly version: number; readonly typed: Readonly<Record<string, string>> }
    | undefined;
  /** The top of one's own branch stays where it is. */
  readonly fixedPlace?: boolean;
}

const LABELS = {
  code: 'organisation.code',
  name: 'organisation.name',
  shortName: 'organisation.shortName',
  kind: 'organisation.kind',
  parent: 'organisation.parent',
  park: 'organisation.park',
  sector: 'organisation.sector',
  ownership: 'organisation.ownership',
  headcount: 'organisation.headcount',
  taxCode: 'organisation.taxCode',
  documentSymbol: 'organisation.documentSymbol',
  contactName: 'organisation.contactName',
  contactEmail: 'organisation.contactEmail',
  validFrom: 'organisation.validFrom',
  validTo: 'organisation.validTo',
  successor: 'organisation.successor',
} as const;

/** The form of a unit, filled with what was typed. */
export function organisationFormPage(form: UnitForm) {
  const { body, problems = {}, parks, stored } = form;
  const typed = rawFields(body);
  const choice = (values: readonly string[], family: string, name: string) =>
    values.map((value) => ({ value, text: label(family, value), selected: typed[name] === value }));
  const wrong = Object.keys(problems);
  return {
    title: form.title,
    action: form.action,
    cancelHref: form.cancelHref,
    ...shownProblems(problems, LABELS),
    typed,
    asksParent: !form.fixedPlace,
    version: stored?.version,
    saved: problems['']?.code === 'stale' && stored ? savedElsewhere(typed, stored.typed) : [],
    kinds: choice(KINDS, 'organisationKind', 'kind'),
    sectors: choice(SECTORS, 'sector', 'sector'),
    ownerships: choice(OWNERSHIPS, 'ownership', 'ownership'),
    parks: parks
      .filter(({ active, code }) => active === 1 || typed['park'] === code)
      .map(({ code, name }) => ({ value: code, text: name, selected: typed['park'] === code })),
    moreOpen: wrong.some((name) =>
      ['taxCode', 'documentSymbol', 'validFrom', 'validTo', 'successor'].includes(name),
    ),
  };
}

/** What stands in the record now, where it is not what was typed. */
function savedElsewhere(typed: Record<string, string | string[]>, saved: Readonly<Record<string, string>>) {
  return Object.entries(LABELS)
    .filter(([name]) => typed[name] !== undefined && typed[name] !== saved[name])
    .map(([name, key]) => ({ label: t(key), value: saved[name] || t('common.none') }));
}
