import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { fenceOf } from '../permissions.ts';
import { checkOrganisation, type UnitColumns } from './check-organisation.ts';
import { lockTree } from './lock-tree.store.ts';
import { moveOrganisation } from './move-organisation.ts';
import type { OrganisationInput } from './organisation.input.ts';
import { getOrganisationByCode, updateOrganisation } from './organisation.store.ts';
import type { Organisation } from './organisation.ts';

export interface UnitEdit {
  readonly code: string;
  /** Of the unit as the editor saw it. */
  readonly version: number;
  readonly input: OrganisationInput;
}

/** Changes what is said about a unit, and its place. Sending what stands there already changes nothing. */
export async function editOrganisation(
  context: Context,
  { code, version, input }: UnitEdit,
): Promise<{ code: string }> {
  const fence = fenceOf(context.actor, 'organisations.manage');
  if (fence === null) throw new NotAllowed();
  return atomically(context, async (inside) => {
    await lockTree(inside);
    const unit = await getOrganisationByCode(inside.db, fence, code);
    if (unit.version !== version) throw new Conflict('stale');
    const { parent, columns } = await checkOrganisation(inside, input, unit);
    const placed =
      parent && parent.id !== unit.parent_id ? await moveOrganisation(inside, unit, parent) : unit;
    const { before, after } = differences(unit, columns);
    if (Object.keys(after).length > 0) {
      await updateOrganisation(inside.db, unit.id, placed.version, after);
      recordEvent(inside, {
        action: 'organisation.updated',
        subjectType: 'organisation',
        subject: unit.code,
        organisationPath: placed.path,
        before,
        after,
      });
    }
    return { code: columns.code };
  });
}

/** Only what differs, old and new. */
export function differences(
  unit: Organisation,
  columns: Partial<UnitColumns>,
): { before: Partial<Organisation>; after: Partial<UnitColumns> } {
  const changed = Object.entries(columns).filter(
    ([name, value]) => unit[name as keyof Organisation] !== value,
  );
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, unit[name as keyof Organisation]])),
    after: Object.fromEntries(changed),
  };
}
