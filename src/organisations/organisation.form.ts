import { FormReader, type Read } from '../http/form-reader.ts';
import type { Body } from '../http/forms.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import { type OrganisationInput, organisationInput } from './organisation.input.ts';
import type { Organisation } from './organisation.ts';

const TEXTS = [
  'code',
  'name',
  'shortName',
  'kind',
  'parent',
  'park',
  'sector',
  'ownership',
  'taxCode',
  'documentSymbol',
  'contactName',
  'contactEmail',
  'successor',
] as const;

export function readOrganisationForm(body: Body): Read<OrganisationInput> {
  const form = new FormReader(body);
  return form.finish(organisationInput, {
    ...Object.fromEntries(TEXTS.map((name) => [name, form.text(name)])),
    headcount: form.whole('headcount'),
    validFrom: form.day('validFrom'),
    validTo: form.day('validTo'),
  });
}

/** Codes of what the unit refers to; the form asks for codes, not for numbers of rows. */
export interface UnitRefs {
  readonly parent: string;
  readonly park: string;
  readonly successor: string;
}

/** The unit as the form would have it typed. */
export function typedOf(unit: Organisation, refs: UnitRefs): Record<string, string> {
  return {
    ...refs,
    code: unit.code,
    name: unit.name,
    shortName: unit.short_name,
    kind: unit.kind,
    sector: unit.sector,
    ownership: unit.ownership ?? '',
    headcount: unit.headcount === null ? '' : formatNumber(unit.headcount),
    taxCode: unit.tax_code,
    documentSymbol: unit.document_symbol,
    contactName: unit.contact_name,
    contactEmail: unit.contact_email,
    validFrom: unit.valid_from === null ? '' : formatDay(unit.valid_from),
    validTo: unit.valid_to === null ? '' : formatDay(unit.valid_to),
  };
}
