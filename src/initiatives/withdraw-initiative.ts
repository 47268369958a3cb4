import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { changeStatus } from './change-status.ts';
import { findLastChange } from './initiative.store.ts';
import { getFor, type Seen } from './obstacle.ts';
import { checkedReason, type Reasoned } from './reason.ts';

/** Taken back by those that submit it; nothing is erased. */
export async function withdrawInitiative(
  context: Context,
  code: string,
  { reason = '', ...seen }: Partial<Reasoned> = {},
): Promise<void> {
  await atomically(context, async (inside) => {
    const initiative = await getFor(inside, code, 'withdrawal', seen);
    const note = checkedReason(reason, { required: false });
    await changeStatus(inside, initiative, { to: 'withdrawn', action: 'withdrawn', note });
  });
}

/** Back to where it was: a withdrawn draft is a draft again. */
export async function unwithdrawInitiative(context: Context, code: string, seen: Seen = {}): Promise<void> {
  await atomically(context, async (inside) => {
    const initiative = await getFor(inside, code, 'withdrawal', { ...seen, undo: true });
    const last = await findLastChange(inside.db, initiative.id);
    const to = last?.from_status ?? 'submitted';
    await changeStatus(inside, initiative, { to, action: 'withdrawal_undone' });
  });
}
