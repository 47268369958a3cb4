import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { changeStatus } from './change-status.ts';
import { getFor, type Seen } from './obstacle.ts';
import { checkedReason, type Reasoned } from './reason.ts';

/** Not an initiative in the union's eyes: it no longer counts as submitted. */
export async function rejectInitiative(
  context: Context,
  code: string,
  { reason, ...seen }: Reasoned,
): Promise<void> {
  await atomically(context, async (inside) => {
    const initiative = await getFor(inside, code, 'rejection', seen);
    const note = checkedReason(reason);
    await changeStatus(inside, initiative, { to: 'rejected', action: 'rejected', note });
  });
}

export async function unrejectInitiative(context: Context, code: string, seen: Seen = {}): Promise<void> {
  await atomically(context, async (inside) => {
    const initiative = await getFor(inside, code, 'rejection', { ...seen, undo: true });
    await changeStatus(inside, initiative, { to: 'submitted', action: 'rejection_undone' });
  });
}
