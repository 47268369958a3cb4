import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { NotAllowed } from '../errors.ts';
import { may } from '../permissions.ts';
import { once, type RequestKey } from '../requests/once.ts';
import { checkOrganisation } from './check-organisation.ts';
import { lockTree } from './lock-tree.store.ts';
import type { OrganisationInput } from './organisation.input.ts';
import { insertOrganisation } from './organisation.store.ts';

export interface NewUnit {
  readonly input: OrganisationInput;
  readonly request: RequestKey | null;
}

/** Puts a unit into the tree, under one of the actor's branch. */
export async function createOrganisation(
  context: Context,
  { input, request }: NewUnit,
): Promise<{ code: string }> {
  if (!may(context.actor, 'organisations.manage')) throw new NotAllowed();
  return atomically(context, (inside) =>
    once(inside, request, async () => {
      await lockTree(inside);
      const { parent, columns } = await checkOrganisation(inside, input);
      const row = { ...columns, parent_id: parent?.id ?? null };
      const { path } = await insertOrganisation(inside.db, parent?.path ?? null, row);
      recordEvent(inside, {
        action: 'organisation.created',
        subjectType: 'organisation',
        subject: columns.code,
        organisationPath: path,
        after: input,
      });
      return { code: columns.code };
    }),
  );
}
