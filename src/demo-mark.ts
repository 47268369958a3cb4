import type { Context } from './context.ts';
import { atomically } from './database/atomically.ts';
import type { Db } from './database/schema.ts';
import { findSetting, upsertSetting } from './database/setting.store.ts';

/** A demo database says so itself, with how far its clock is from real time: a restart continues it. */
const KEY = 'demo.clock_offset_ms';

export async function demoOffset(db: Db): Promise<number | null> {
  const found = await findSetting(db, KEY);
  return found === undefined ? null : Number(found);
}

export const isDemo = async (db: Db): Promise<boolean> => (await demoOffset(db)) !== null;

export async function markDemo(context: Context, offsetMs: number): Promise<void> {
  await atomically(context, ({ db }) => upsertSetting(db, KEY, String(offsetMs)));
}
