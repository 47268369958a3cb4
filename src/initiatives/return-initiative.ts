import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { changeStatus } from './change-status.ts';
import { getFor, type Seen } from './obstacle.ts';
import { checkedReason, type Reasoned } from './reason.ts';

/** Back to the enterprise, which sees the reason, corrects and sends again. */
export async function returnInitiative(
  context: Context,
  code: string,
  { reason, ...seen }: Reasoned,
): Promise<void> {
  await atomically(context, async (inside) => {
    const initiative = await getFor(inside, code, 'return', seen);
    const note = checkedReason(reason);
    await changeStatus(inside, initiative, { to: 'returned', action: 'returned', note });
  });
}

export async function unreturnInitiative(context: Context, code: string, seen: Seen = {}): Promise<void> {
  await atomically(context, async (inside) => {
    const initiative = await getFor(inside, code, 'return', { ...seen, undo: true });
    await changeStatus(inside, initiative, { to: 'submitted', action: 'return_undone' });
  });
}
