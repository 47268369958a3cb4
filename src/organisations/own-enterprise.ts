import type { Context } from '../context.ts';
import type { AnyActor } from '../permissions.ts';
import { findOrganisation } from './organisation.store.ts';
import type { Organisation } from './organisation.ts';

/** The enterprise that the actor's account stands at, and then the only one that it acts for; undefined at a union. */
export async function findOwnEnterprise({
  db,
  actor,
}: Pick<Context, 'db' | 'actor'>): Promise<Organisation | undefined> {
  if (actor.kind !== 'account') return undefined;
  const own = await findOrganisation(db, actor.organisationId);
  return own?.kind === 'grassroots' ? own : undefined;
}

/** Its code alone, which every actor knows. */
export const ownEnterpriseCode = (actor: AnyActor): string | undefined =>
  (actor.kind === 'account' ? actor.enterprise : null) ?? undefined;
