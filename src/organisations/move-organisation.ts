import { recordEvent } from '../audit/record-event.ts';
import type { Inside } from '../database/atomically.ts';
import { Invalid } from '../errors.ts';
import { updateBranchPaths, updateOrganisation } from './organisation.store.ts';
import { isWithin, type Organisation, pathUnder } from './organisation.ts';

/**
 * Puts the unit, with everything below it, under another parent. The caller has locked the tree and found
 * both inside the actor's branch. @returns the unit in its new place
 */
export async function moveOrganisation(
  inside: Inside,
  unit: Organisation,
  parent: Organisation,
): Promise<Organisation> {
  if (isWithin(parent, unit))
    throw new Invalid({ parent: { code: 'parent_in_own_branch', params: { found: parent.code } } });
  const path = pathUnder(parent.path, unit.id);
  await updateBranchPaths(inside.db, unit.path, path);
  await updateOrganisation(inside.db, unit.id, unit.version, { parent_id: parent.id });
  recordEvent(inside, {
    action: 'organisation.moved',
    subjectType: 'organisation',
    subject: unit.code,
    organisationPath: path,
    before: { path: unit.path },
    after: { path, parent: parent.code },
  });
  return { ...unit, path, parent_id: parent.id, version: unit.version + 1 };
}
