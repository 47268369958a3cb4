import type { Db } from './database/schema.ts';
import type { Unit } from './database/unit.ts';
import type { AnyActor } from './permissions.ts';

/** What every verb gets first: where, who, when. `now` is fixed for the whole request. */
export interface Context {
  readonly db: Db;
  readonly actor: AnyActor;
  readonly now: Date;
  /** Present inside `atomically`. */
  readonly unit?: Unit;
}

/** Where the time comes from; the demo's runs on from May 2022. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs on at this distance from the real one. */
export function offsetClock(offsetMs: number): Clock {
  return { now: () => new Date(Date.now() + offsetMs) };
}
