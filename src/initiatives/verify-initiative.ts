import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { changeStatus } from './change-status.ts';
import { getFor, type Seen } from './obstacle.ts';

/** The union's act: the item counts from here on. */
export async function verifyInitiative(context: Context, code: string, seen: Seen = {}): Promise<void> {
  await atomically(context, async (inside) => {
    const initiative = await getFor(inside, code, 'verification', seen);
    await changeStatus(inside, initiative, { to: 'verified', action: 'verified' });
  });
}

export async function unverifyInitiative(context: Context, code: string, seen: Seen = {}): Promise<void> {
  await atomically(context, async (inside) => {
    const initiative = await getFor(inside, code, 'verification', { ...seen, undo: true });
    await changeStatus(inside, initiative, { to: 'submitted', action: 'unverified' });
  });
}
