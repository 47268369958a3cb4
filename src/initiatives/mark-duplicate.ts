import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { Invalid, type Problem } from '../errors.ts';
import { fenceOf } from '../permissions.ts';
import { changeStatus } from './change-status.ts';
import { findInitiative, type InitiativeWithUnit, lockInitiative } from './initiative.store.ts';
import { readCode, SUBMITTED } from './initiative.ts';
import { getFor, type Seen } from './obstacle.ts';
import { checkedReason } from './reason.ts';

export interface OfOriginal extends Seen {
  /** The code of the item that it repeats, in the same enterprise. */
  readonly original: string;
  readonly reason?: string;
}

/** The same idea twice in one enterprise counts once: the original goes on counting, this one does not. */
export async function markDuplicate(
  context: Context,
  code: string,
  { original, reason = '', ...seen }: OfOriginal,
): Promise<void> {
  await atomically(context, async (inside) => {
    const initiative = await getFor(inside, code, 'duplicate', seen);
    const note = checkedReason(reason, { required: false });
    const { id } = await getOriginal(inside, initiative, original);
    await changeStatus(inside, initiative, { to: 'duplicate', action: 'duplicate', note, duplicateOfId: id });
  });
}

export async function unmarkDuplicate(context: Context, code: string, seen: Seen = {}): Promise<void> {
  await atomically(context, async (inside) => {
    const initiative = await getFor(inside, code, 'duplicate', { ...seen, undo: true });
    await changeStatus(inside, initiative, { to: 'submitted', action: 'duplicate_undone' });
  });
}

/** Locked before it is looked at, so that two items never become duplicates of each other. */
async function getOriginal(
  { db, actor }: Inside,
  initiative: InitiativeWithUnit,
  typed: string,
): Promise<InitiativeWithUnit> {
  const refuse = (code: string): never => {
    throw new Invalid({ original: { code } satisfies Problem });
  };
  if (typed.trim() === '') return refuse('required');
  const code = readCode(typed) ?? refuse('unknown_original');
  const fence = fenceOf(actor, 'initiatives.see') ?? '';
  const found = (await findInitiative(db, fence, code)) ?? refuse('unknown_original');
  if (found.id === initiative.id) return refuse('original_is_itself');
  if (found.organisation_id !== initiative.organisation_id) return refuse('original_elsewhere');
  await lockInitiative(db, found.id);
  const original = (await findInitiative(db, fence, code)) ?? refuse('unknown_original');
  return SUBMITTED.includes(original.status) ? original : refuse('original_does_not_count');
}
