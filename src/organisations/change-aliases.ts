import { recordEvent } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { Invalid, NotAllowed, NotFound } from '../errors.ts';
import { fenceOf } from '../permissions.ts';
import { fold } from '../text/fold.ts';
import { insertAlias, removeAlias } from './alias.store.ts';
import { getOrganisationByCode } from './organisation.store.ts';

/** Another name under which the unit is found, as files and papers write it. The same one twice is one. */
export async function addAlias(context: Context, code: string, alias: string): Promise<void> {
  const fence = fenceOf(context.actor, 'organisations.manage');
  if (fence === null) throw new NotAllowed();
  const folded_alias = fold(alias);
  if (folded_alias === '') throw new Invalid({ alias: { code: 'required' } });
  await atomically(context, async (inside) => {
    const unit = await getOrganisationByCode(inside.db, fence, code);
    if (!(await insertAlias(inside.db, unit.id, { alias, folded_alias }))) return;
    recordEvent(inside, {
      action: 'organisation.alias_added',
      subjectType: 'organisation',
      subject: unit.code,
      organisationPath: unit.path,
      after: { alias },
    });
  });
}

export async function dropAlias(context: Context, code: string, aliasId: number): Promise<void> {
  const fence = fenceOf(context.actor, 'organisations.manage');
  if (fence === null) throw new NotAllowed();
  await atomically(context, async (inside) => {
    const unit = await getOrganisationByCode(inside.db, fence, code);
    const removed = await removeAlias(inside.db, unit.id, aliasId);
    if (!removed) throw new NotFound();
    recordEvent(inside, {
      action: 'organisation.alias_removed',
      subjectType: 'organisation',
      subject: unit.code,
      organisationPath: unit.path,
      before: { alias: removed.alias },
    });
  });
}
