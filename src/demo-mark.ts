import { type Clock, type Context, offsetClock, systemClock } from './context.ts';
import { atomically } from './database/atomically.ts';
import type { Db } from './database/schema.ts';
import { findSetting, upsertSetting } from './database/setting.store.ts';

/**
 * A demo database says so itself, with how far its clock is from real time, so that a restart goes on
 * from there, and with its seed, from which the passwords of its accounts follow.
 */
export interface DemoMark {
  readonly offsetMs: number;
  readonly seed: string;
}

const KEY = 'demo';

export async function findDemoMark(db: Db): Promise<DemoMark | null> {
  const found = await findSetting(db, KEY);
  return found === undefined ? null : (JSON.parse(found) as DemoMark);
}

export const isDemo = async (db: Db): Promise<boolean> => (await findDemoMark(db)) !== null;

export async function markDemo(context: Context, mark: DemoMark): Promise<void> {
  await atomically(context, ({ db }) => upsertSetting(db, KEY, JSON.stringify(mark)));
}

/** Every process that opens a demo database uses the demo's clock. */
export async function clockOf(db: Db): Promise<Clock> {
  const mark = await findDemoMark(db);
  return mark ? offsetClock(mark.offsetMs) : systemClock;
}
