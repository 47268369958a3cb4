import type { Inside } from '../../database/atomically.ts';
import { insertUnits, type NewUnitRow } from '../bulk-organisations.store.ts';
import {
  findOrganisation,
  findOrganisationByCode,
  updateBranchPaths,
  updateOrganisation,
} from '../organisation.store.ts';
import { nameColumns, pathUnder } from '../organisation.ts';
import type { Item, Known } from './item.ts';
import { changesOf, columnsOf, parentsAfter } from './place-items.ts';

/** Writes the good lines of a plan, inside the lock of the tree. @returns what changed in units that were there */
export async function writeItems(inside: Inside, items: readonly Item[], known: Known): Promise<Changed[]> {
  const depthOf = depths(items, known);
  const inOrder = [...items].sort((a, b) => (depthOf.get(a.code) ?? 0) - (depthOf.get(b.code) ?? 0));
  await create(inside, inOrder, known);
  return update(inside, inOrder);
}

/** How deep each unit will stand: parents come first, and a branch moves only to where its parent is already. */
function depths(items: readonly Item[], known: Known): Map<string, number> {
  const parentOf = parentsAfter(items, known);
  const found = new Map<string, number>();
  const depth = (code: string): number => {
    const parent = parentOf.get(code);
    const deep = found.get(code) ?? (parent == null ? 0 : depth(parent) + 1);
    found.set(code, deep);
    return deep;
  };
  for (const code of parentOf.keys()) depth(code);
  return found;
}

/** New units stand under units as they are now; those that move afterwards take the new ones with them. */
async function create({ db }: Inside, items: readonly Item[], { units }: Known): Promise<void> {
  const fresh = items.filter(({ outcome }) => outcome === 'create');
  const placeOf = new Map(units.map(({ code, id, path }) => [code, { id, path }]));
  const rows = fresh.map((item) => ({ row: rowOf(item), parentCode: item.parentCode ?? '' }));
  if (rows.length > 0) await insertUnits(db, rows, placeOf);
}

const rowOf = ({ code, name, values }: Item): NewUnitRow => ({
  ...columnsOf(values),
  ...nameColumns(name),
  code,
  kind: 'grassroots',
  industrial_park_id: values.parkId ?? null,
  ownership: null,
  headcount: values.headcount ?? null,
  tax_code: values.taxCode ?? '',
  contact_name: values.contactName ?? '',
  contact_email: values.contactEmail ?? '',
  valid_from: null,
  valid_to: null,
  successor_id: null,
});

export interface Changed {
  readonly code: string;
  readonly before: object;
  readonly after: object;
}

async function update(inside: Inside, items: readonly Item[]): Promise<Changed[]> {
  const changed: Changed[] = [];
  for (const item of items) {
    const { unit, outcome, code, parentCode } = item;
    if (outcome !== 'update' || !unit) continue;
    const { before, after } = changesOf(item);
    const place = parentCode === undefined ? {} : await move(inside, unit.id, parentCode);
    await updateOrganisation(inside.db, unit.id, unit.version, { ...after, ...place });
    changed.push({ code, before, after: { ...after, ...(parentCode ? { parent: parentCode } : {}) } });
  }
  return changed;
}

/** Paths are read anew: an earlier line may have moved the unit or its parent. */
async function move({ db }: Inside, id: number, parentCode: string): Promise<{ parent_id: number }> {
  const unit = await findOrganisation(db, id);
  const parent = await findOrganisationByCode(db, '/', parentCode);
  if (!unit || !parent) throw new Error(`no place under ${parentCode}`);
  await updateBranchPaths(db, unit.path, pathUnder(parent.path, id));
  return { parent_id: parent.id };
}
