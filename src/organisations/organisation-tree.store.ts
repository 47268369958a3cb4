import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Day } from '../calendar.ts';
import { branchRange, countAll, likeAnywhere } from '../database/portable.ts';
import type { Db, OrganisationKind, Tables } from '../database/schema.ts';
import { fold } from '../text/fold.ts';
import { idsAbove, type Organisation } from './organisation.ts';

export interface UnitFilter {
  /** The branch that is looked at, as a path. */
  readonly fence: string;
  /** Only the units right under this one, which stands in the fence; without it the whole branch. */
  readonly parentId?: number | undefined;
  /** Text in a name, an alias or the code. */
  readonly text?: string | undefined;
  readonly parkId?: number | undefined;
  readonly kind?: OrganisationKind | undefined;
  /** Only units that exist on `day`, or only those that do not. */
  readonly valid?: { readonly day: Day; readonly is: boolean } | undefined;
}

/** A line of the list: the unit, what stands above it and how much below. */
export interface UnitRow extends Organisation {
  readonly parkName: string | null;
  readonly parentName: string | null;
  readonly children: number;
}

type Units = ExpressionBuilder<Tables, 'organisation'>;

/** In Vietnamese order, from after the unit `afterId` on. */
export async function listUnits(
  db: Db,
  filter: UnitFilter,
  { afterId, limit }: { afterId?: number | undefined; limit: number },
): Promise<UnitRow[]> {
  const after =
    afterId === undefined
      ? undefined
      : await db
          .selectFrom('organisation')
          .select(['id', 'sort_key'])
          .where('id', '=', afterId)
          .executeTakeFirst();
  return db
    .selectFrom('organisation')
    .selectAll('organisation')
    .leftJoin('industrial_park', 'industrial_park.id', 'organisation.industrial_park_id')
    .leftJoin('organisation as parent', 'parent.id', 'organisation.parent_id')
    .select((eb) => [
      'industrial_park.name as parkName',
      'parent.name as parentName',
      eb
        .selectFrom('organisation as child')
        .select((child) => countAll(child).as('count'))
        .whereRef('child.parent_id', '=', 'organisation.id')
        .$castTo<{ count: number }>()
        .as('children'),
    ])
    .where((eb) => eb.and(conditions(eb as unknown as Units, filter)))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('organisation.sort_key', '>', after?.sort_key ?? ''),
          eb.and([
            eb('organisation.sort_key', '=', after?.sort_key ?? ''),
            eb('organisation.id', '>', after?.id ?? 0),
          ]),
        ]),
      ),
    )
    .orderBy('organisation.sort_key')
    .orderBy('organisation.id')
    .limit(limit)
    .$narrowType<{ children: number }>()
    .execute();
}

function conditions(eb: Units, filter: UnitFilter): Expression<SqlBool>[] {
  const { from, below } = branchRange(filter.fence);
  // the units of a parent are found by the parent alone, through its index
  const found: Expression<SqlBool>[] =
    filter.parentId === undefined
      ? [eb('organisation.path', '>=', from), eb('organisation.path', '<', below)]
      : [eb('organisation.parent_id', '=', filter.parentId)];
  if (filter.kind) found.push(eb('organisation.kind', '=', filter.kind));
  if (filter.parkId !== undefined) found.push(eb('organisation.industrial_park_id', '=', filter.parkId));
  if (filter.valid) found.push(validity(eb, filter.valid));
  if (filter.text) found.push(named(eb, filter.text));
  return found;
}

function validity(eb: Units, { day, is }: { day: Day; is: boolean }) {
  const { ref } = eb;
  return is
    ? eb.and([
        eb.or([eb('organisation.valid_from', 'is', null), eb('organisation.valid_from', '<=', day)]),
        eb.or([eb('organisation.valid_to', 'is', null), eb(ref('organisation.valid_to'), '>=', day)]),
      ])
    : eb.or([eb('organisation.valid_from', '>', day), eb('organisation.valid_to', '<', day)]);
}

function named(eb: Units, text: string) {
  const like = (column: Expression<string>, pattern: string) =>
    sql<SqlBool>`${column} like ${pattern} escape '\\'`;
  const coded = like(eb.ref('organisation.code'), likeAnywhere(text.toUpperCase()));
  if (fold(text) === '') return coded;
  const folded = likeAnywhere(fold(text));
  return eb.or([
    coded,
    like(eb.ref('organisation.folded_name'), folded),
    eb.exists(
      eb
        .selectFrom('organisation_alias')
        .select('organisation_alias.id')
        .whereRef('organisation_alias.organisation_id', '=', 'organisation.id')
        .where((alias) => like(alias.ref('organisation_alias.folded_alias'), folded)),
    ),
  ]);
}

export async function countUnits(db: Db, filter: UnitFilter): Promise<number> {
  const { count } = await db
    .selectFrom('organisation')
    .select((eb) => countAll(eb).as('count'))
    .where((eb) => eb.and(conditions(eb, filter)))
    .executeTakeFirstOrThrow();
  return count;
}

/** The units above, the root first, as far as the fence lets see. */
export async function listAncestors(db: Db, fence: string, path: string): Promise<Organisation[]> {
  const ids = idsAbove(path);
  if (ids.length === 0) return [];
  const found = await db
    .selectFrom('organisation')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('path')
    .execute();
  return found.filter((unit) => unit.path.startsWith(fence)).sort((a, b) => a.path.length - b.path.length);
}

/** The units that this one carries on, as after a merger. */
export function listPredecessors(db: Db, fence: string, id: number): Promise<Organisation[]> {
  const { from, below } = branchRange(fence);
  return db
    .selectFrom('organisation')
    .selectAll()
    .where('successor_id', '=', id)
    .where('path', '>=', from)
    .where('path', '<', below)
    .orderBy('sort_key')
    .execute();
}

/** Whether initiatives stand under the unit itself. */
export async function hasInitiatives(db: Db, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('initiative')
    .select('id')
    .where('organisation_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
