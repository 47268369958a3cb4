import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import { Conflict, NotAllowed } from '../../errors.ts';
import { bodyHash } from '../../http/forms.ts';
import { accountIdOf, fenceOf } from '../../permissions.ts';
import { lockTree } from '../lock-tree.store.ts';
import type { Item } from './item.ts';
import { loadKnown } from './load-known.ts';
import { getImport, linesOf, updateAsApplied } from './organisation-import.store.ts';
import { planUnits } from './plan.ts';
import { writeItems } from './write-items.ts';

export type Outcomes = Readonly<Record<Item['outcome'], number>>;

/** How many lines of each outcome. */
export function outcomesOf(items: readonly Item[]): Outcomes {
  const counts = { create: 0, update: 0, same: 0, wrong: 0 };
  for (const { outcome } of items) counts[outcome] += 1;
  return counts;
}

/** What tells two plans apart: someone may have changed a unit since the plan was looked at. */
export const planHash = (items: readonly Item[]): string => bodyHash(items);

/**
 * Does what was shown, in one transaction: the good lines, all of them. Sent a second time, it does nothing.
 * @throws Conflict where the plan would be another one now than `seen`
 */
export async function applySheet(
  context: Context,
  { id, seen }: { id: number; seen: string },
): Promise<void> {
  const fence = fenceOf(context.actor, 'organisations.manage');
  if (fence === null) throw new NotAllowed();
  await atomically(context, async (inside) => {
    await lockTree(inside);
    const kept = await getImport(inside.db, accountIdOf(inside.actor), id);
    if (kept.status === 'applied') return;
    const known = await loadKnown(inside.db, fence);
    const items = planUnits(linesOf(kept).units, known);
    if (planHash(items) !== seen) throw new Conflict('unit_import_changed');
    const changed = await writeItems(inside, items, known);
    await updateAsApplied(inside.db, id, inside.now.toISOString(), outcomesOf(items));
    recordEvent(inside, {
      action: 'organisation.imported',
      subjectType: 'organisation_import',
      subject: String(id),
      before: changed.map(({ code, before }) => ({ code, ...before })),
      after: {
        file: kept.file_name,
        created: items.filter(({ outcome }) => outcome === 'create').map(({ code }) => code),
        updated: changed.map(({ code, after }) => ({ code, ...after })),
      },
    });
  });
}
