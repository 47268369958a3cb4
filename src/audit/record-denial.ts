import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { accountIdOf } from '../permissions.ts';
import { recordEvent } from './record-event.ts';

const EVERY_MS = 60_000;
/** What one actor's denials may add to the log in a minute, whatever the addresses. */
const MOST_A_MINUTE = 30;

interface Denied {
  readonly method: string;
  readonly address: string;
  readonly code: string;
}

/**
 * Records what a signed-in actor was refused: once a minute for one actor and address, so that a loop
 * of denials cannot flood the log.
 */
export function denialRecorder(): (context: Context, denied: Denied) => Promise<void> {
  const isDue = dueChecker();
  return async (context, { method, address, code }) => {
    const actor = accountIdOf(context.actor);
    if (actor === null || !isDue(actor, `${method} ${address}`, context.now.getTime())) return;
    await atomically(context, async (inside) => {
      recordEvent(inside, {
        action: 'access.denied',
        subjectType: 'address',
        subject: address,
        after: { method, code },
      });
    });
  };
}

function dueChecker(): (actor: number, what: string, now: number) => boolean {
  const latest = new Map<number, { minute: number; seen: Set<string> }>();
  return (actor, what, now) => {
    const minute = Math.floor(now / EVERY_MS);
    const known = latest.get(actor);
    const { seen } = known?.minute === minute ? known : { seen: new Set<string>() };
    latest.set(actor, { minute, seen });
    if (seen.has(what) || seen.size >= MOST_A_MINUTE) return false;
    seen.add(what);
    return true;
  };
}
