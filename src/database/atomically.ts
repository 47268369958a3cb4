import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { Unavailable } from '../errors.ts';
import { Unit } from './unit.ts';

const ATTEMPTS = 5;

/** serialization_failure and deadlock_detected of PostgreSQL; the busy family of SQLite. */
const PASSING = /^(40001|40P01|SQLITE_BUSY.*|SQLITE_LOCKED.*)$/;

/** Thrown inside a unit whose reading is out of date at its end: the whole unit is repeated. */
export class RunAgain extends Error {
  readonly code = '40001';
}

/** A unit of work inside a transaction: its handle is the transaction's, and things to do at the end can be left with it. */
export type Inside = Context & { readonly unit: Unit };

/**
 * Runs `work` in one transaction, or joins the one that the context is in already. The whole unit is
 * repeated when the database asks for it, so `work` may await the database and nothing else.
 */
export async function atomically<T>(context: Context, work: (inside: Inside) => Promise<T>): Promise<T> {
  if (context.unit) return work(context as Inside);
  for (let attempt = 1; ; attempt++) {
    try {
      return await context.db.transaction().execute(async (db) => {
        const inside: Inside = { ...context, db, unit: new Unit() };
        const result = await work(inside);
        await inside.unit.finish(inside);
        return result;
      });
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (attempt === ATTEMPTS) throw new Unavailable();
      await sleep(10 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

function isPassing(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && PASSING.test(code);
}
