import type { Inside } from '../database/atomically.ts';
import { Invalid, type Problem } from '../errors.ts';
import { fenceOf } from '../permissions.ts';
import type { OrganisationInput } from './organisation.input.ts';
import { findOrganisation, findOrganisationByCode, isCodeTaken } from './organisation.store.ts';
import { isWithin, nameColumns, type Organisation } from './organisation.ts';
import { hasInitiatives } from './organisation-tree.store.ts';
import { findParkByCode } from './park.store.ts';
import { resolveUnit } from './resolve-name.store.ts';

/** The columns of a unit as they follow from the input, all but its place in the tree. */
export type UnitColumns = ReturnType<typeof columnsOf>;

export interface CheckedUnit {
  /** Null for the root of the tree, and for the top of the actor's own branch, which stays where it is. */
  readonly parent: Organisation | null;
  readonly columns: UnitColumns;
}

/** What the input stands for inside the actor's branch. @throws Invalid with all problems by field */
export async function checkOrganisation(
  inside: Inside,
  input: OrganisationInput,
  current?: Organisation,
): Promise<CheckedUnit> {
  const { db } = inside;
  const fence = fenceOf(inside.actor, 'organisations.manage') ?? '';
  const problems: Record<string, Problem> = {};
  const told = (field: string, code: string, text = ''): null => {
    problems[field] = { code, params: { found: text.slice(0, 40) } };
    return null;
  };

  if (input.code !== current?.code && (await isCodeTaken(db, input.code)))
    told('code', 'unit_code_taken', input.code);
  if (
    current &&
    input.kind !== current.kind &&
    input.kind !== 'grassroots' &&
    (await hasInitiatives(db, current.id))
  )
    told('kind', 'kind_has_initiatives');
  const park = input.park ? await findParkByCode(db, input.park) : null;
  if (park === undefined) told('park', 'unknown_park', input.park);
  const parent = isTop(current, fence) ? null : await parentOf(inside, fence, input.parent, current, told);
  const successor = await successorOf(inside, fence, input.successor, current, told);
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return { parent, columns: columnsOf(input, park?.id ?? null, successor?.id ?? null) };
}

/** The top of one's own branch is moved by those above it. */
export const isTop = (unit: Organisation | undefined, fence: string): boolean =>
  unit !== undefined && (unit.parent_id === null || unit.path === fence);

type Tell = (field: string, code: string, text?: string) => null;

async function parentOf(
  { db }: Inside,
  fence: string,
  text: string | undefined,
  current: Organisation | undefined,
  tell: Tell,
): Promise<Organisation | null> {
  if (!text) return tell('parent', 'required');
  const parent = await findUnit(db, fence, text);
  if (!parent) return tell('parent', 'unknown_parent', text);
  return current && isWithin(parent, current) ? tell('parent', 'parent_in_own_branch', text) : parent;
}

/** @throws Invalid where the unit that carries on is unknown, the unit itself, or carried on by it in turn. */
export async function successorOf(
  { db }: Inside,
  fence: string,
  text: string | undefined,
  current: Organisation | undefined,
  tell: Tell,
): Promise<Organisation | null> {
  if (!text) return null;
  const successor = await findUnit(db, fence, text);
  if (!successor) return tell('successor', 'unknown_successor', text);
  for (let next: Organisation | undefined = successor; next; ) {
    if (next.id === current?.id) return tell('successor', 'successor_circle', text);
    next = next.successor_id === null ? undefined : await findOrganisation(db, next.successor_id);
  }
  return successor;
}

/** By code or by name, as people type it. */
async function findUnit(db: Inside['db'], fence: string, text: string): Promise<Organisation | undefined> {
  const coded = await findOrganisationByCode(db, fence, text.toUpperCase());
  if (coded) return coded;
  const { unit } = await resolveUnit(db, fence, text);
  return unit ? findOrganisation(db, unit.organisationId) : undefined;
}

function columnsOf(input: OrganisationInput, parkId: number | null, successorId: number | null) {
  return {
    ...nameColumns(input.name),
    code: input.code,
    kind: input.kind,
    short_name: input.shortName ?? '',
    industrial_park_id: parkId,
    sector: input.sector ?? 'enterprise',
    ownership: input.ownership ?? null,
    headcount: input.headcount ?? null,
    tax_code: input.taxCode ?? '',
    document_symbol: input.documentSymbol ?? '',
    contact_name: input.contactName ?? '',
    contact_email: input.contactEmail ?? '',
    valid_from: input.validFrom ?? null,
    valid_to: input.validTo ?? null,
    successor_id: successorId,
  } as const;
}
