import { branchRange } from '../database/portable.ts';
import type { Db, OrganisationKind } from '../database/schema.ts';

const OFFERED = 1000;
export type UnitChoice = Awaited<ReturnType<typeof listUnitChoices>>[number];

/** The units of a branch that an account may belong to, unions before enterprises; as many as a list can offer. */
export function listUnitChoices(db: Db, fence: string, kinds: readonly OrganisationKind[]) {
  const { from, below } = branchRange(fence);
  return db
    .selectFrom('organisation')
    .select(['code', 'name'])
    .where('path', '>=', from)
    .where('path', '<', below)
    .where('kind', 'in', kinds)
    .orderBy((eb) => eb.case().when('kind', '=', 'grassroots').then(1).else(0).end())
    .orderBy('sort_key')
    .orderBy('id')
    .limit(OFFERED)
    .execute();
}
