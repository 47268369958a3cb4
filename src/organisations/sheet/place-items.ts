import { differences } from '../edit-organisation.ts';
import { nameColumns, type Organisation } from '../organisation.ts';
import { type UnitName, unitIndex } from '../resolve-name.ts';
import { type Item, type Known, namesOf, wrong } from './item.ts';
import type { RowValues } from './row-values.ts';

/** Finds the parent of every line, among the units that are there and the new ones, and what really changes. */
export function placeItems(items: readonly Item[], known: Known): Item[] {
  const found = withParents(items, known);
  return withoutLooseEnds(found, known).map((item) =>
    item.outcome === 'update' && isSame(item) ? same(item) : item,
  );
}

const same = (item: Item): Item => ({ ...item, outcome: 'same' });
const isSame = (item: Item): boolean =>
  item.parentCode === undefined && Object.keys(changesOf(item).after).length === 0;

/** What would change in the unit's own columns, old and new. A name is changed only where the code names the unit. */
export function changesOf({ unit, values }: Item) {
  return unit ? differences(unit, columnsOf(values)) : { before: {}, after: {} };
}

/** The columns that the line fills; what it leaves empty stays as it is. */
export function columnsOf(values: RowValues): Partial<Organisation> {
  const { code, name, parkId, headcount, taxCode, contactName, contactEmail } = values;
  return {
    ...(name !== undefined && code !== undefined ? nameColumns(name) : {}),
    ...(parkId === undefined ? {} : { industrial_park_id: parkId }),
    ...(headcount === undefined ? {} : { headcount }),
    ...(taxCode === undefined ? {} : { tax_code: taxCode }),
    ...(contactName === undefined ? {} : { contact_name: contactName }),
    ...(contactEmail === undefined ? {} : { contact_email: contactEmail }),
  };
}

function withParents(items: readonly Item[], { units, top }: Known): Item[] {
  const fresh = items.filter(({ outcome }) => outcome === 'create').map(asName);
  const { resolve } = unitIndex([...units.map(namesOf), ...fresh]);
  const codeOf = new Map(units.map(({ id, code }) => [id, code]));
  return items.map((item) => {
    if (item.outcome === 'wrong' || item.unit?.id === top.id) return item;
    const { parent } = item.values;
    if (parent === undefined) return item.outcome === 'create' ? { ...item, parentCode: top.code } : item;
    const found = resolve(parent);
    if (!found.unit) return told(item, found.among.length > 0 ? 'unit_name_ambiguous' : 'unknown_parent');
    const stays = item.unit?.parent_id != null && codeOf.get(item.unit.parent_id) === found.unit.code;
    return stays ? item : { ...item, parentCode: found.unit.code };
  });
}

const told = (item: Item, code: string): Item =>
  wrong(item, {
    field: 'parent',
    column: item.parentColumn,
    problem: { code, params: { found: (item.values.parent ?? '').slice(0, 80) } },
  });

const asName = ({ code, name }: Item): UnitName => ({
  organisationId: 0,
  code,
  kind: 'grassroots',
  name,
  path: '',
  tax_code: '',
  valid_from: null,
  valid_to: null,
  names: [name],
});

/** Lines under a unit that is not made, or under themselves, cannot be taken; one may take others with it. */
function withoutLooseEnds(items: readonly Item[], known: Known): Item[] {
  let left = [...items];
  for (let changed = true; changed; ) {
    const parentOf = parentsAfter(left, known);
    const next = left.map((item) => {
      if (item.outcome === 'wrong' || item.parentCode === undefined) return item;
      if (!parentOf.has(item.parentCode)) return told(item, 'parent_row_wrong');
      return leadsBack(item.code, parentOf) ? told(item, 'parent_in_own_branch') : item;
    });
    changed = next.some((item, index) => item !== left[index]);
    left = next;
  }
  return left;
}

/** The tree as it would be, by code; null above the top. */
export function parentsAfter(items: readonly Item[], { units }: Known): Map<string, string | null> {
  const codeOf = new Map(units.map(({ id, code }) => [id, code]));
  const parents = new Map<string, string | null>(
    units.map(({ code, parent_id }) => [code, (parent_id !== null && codeOf.get(parent_id)) || null]),
  );
  for (const { outcome, code, parentCode } of items)
    if (outcome !== 'wrong' && parentCode !== undefined) parents.set(code, parentCode);
  return parents;
}

function leadsBack(code: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const passed = new Set<string>();
  for (let at = parentOf.get(code); at != null && !passed.has(at); at = parentOf.get(at)) {
    if (at === code) return true;
    passed.add(at);
  }
  return false;
}
