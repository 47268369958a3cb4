import type { Problem, Problems } from '../errors.ts';
import { type Body, type Parsed, parseDayTyped, parseWholeTyped, textField } from '../http/forms.ts';
import { problemsOf } from '../http/validate.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import { type OrganisationInput, organisationInput } from './organisation.input.ts';
import type { Organisation } from './organisation.ts';

/** Typed or told: a finished value, or what is wrong by field. */
export type Read<T> = { input: T; problems?: never } | { input?: never; problems: Problems };

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
  const told: Record<string, Problem> = {};
  const take = <T>(name: string, parse: (text: string) => Parsed<T>): T | undefined => {
    const text = textField(body, name);
    if (text === '') return undefined;
    const { value, problem } = parse(text);
    if (problem) told[name] = problem;
    return value;
  };
  const candidate = {
    ...Object.fromEntries(TEXTS.map((name) => [name, textField(body, name) || undefined])),
    headcount: take('headcount', parseWholeTyped),
    validFrom: take('validFrom', parseDayTyped),
    validTo: take('validTo', parseDayTyped),
  };
  const given = Object.fromEntries(Object.entries(candidate).filter(([, value]) => value !== undefined));
  const result = organisationInput.safeParse(given);
  if (result.success && Object.keys(told).length === 0) return { input: result.data };
  return { problems: { ...(result.success ? {} : problemsOf(result.error, given)), ...told } };
}

/** The version that a form was made from; 0, which no row has, where it was sent without. */
export const versionIn = (body: Body): number => parseWholeTyped(textField(body, 'version')).value ?? 0;

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
