import { type SessionData, Store } from 'express-session';
import type { Clock } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import type { Db } from '../database/schema.ts';
import { type Actor, SYSTEM } from '../permissions.ts';
import { actorOf } from './load-actor.ts';
import {
  findSession,
  removeSession,
  removeSessionsMadeBefore,
  sessionHash,
  touchSession,
  upsertSession,
} from './session.store.ts';
import { ABSOLUTE_MS, isAlive } from './session.ts';

const MINUTE = 60_000;
/** Looking at pages must not write: “last seen” moves at most this often. */
const TOUCH_EVERY_MS = MINUTE;

type Done<T> = (error?: unknown, value?: T) => void;

/** Keeps express-session's sessions in our own table, on either database. */
export class SessionKeeper extends Store {
  private readonly db: Db;
  private readonly clock: Clock;
  private readonly touched = new Map<string, number>();
  private readonly holders = new WeakMap<object, Actor>();

  constructor(db: Db, clock: Clock) {
    super();
    this.db = db;
    this.clock = clock;
  }

  override get(id: string, done: Done<SessionData | null>): void {
    settle(this.find(id), done);
  }

  /** What the library makes of what was found: from here on the holder belongs to the request. */
  override createSession(...[request, data]: Parameters<Store['createSession']>) {
    const holder = this.holders.get(data);
    if (holder) this.holders.set(request, holder);
    return super.createSession(request, data);
  }

  /** Whose session this request came with, read anew at each, so that disabling an account works at once. */
  holderOf(request: object): Actor | null {
    return this.holders.get(request) ?? null;
  }

  override set(id: string, data: SessionData, done: Done<void> = () => {}): void {
    const now = this.clock.now().toISOString();
    const row = {
      id_hash: sessionHash(id),
      account_id: data.accountId,
      data: JSON.stringify(data),
      device: data.device ?? '',
      created_at: now,
      seen_at: now,
    };
    settle(
      this.write(async (db) => {
        await upsertSession(db, row);
        await removeSessionsMadeBefore(db, new Date(Date.parse(now) - ABSOLUTE_MS).toISOString());
      }),
      done,
    );
  }

  override destroy(id: string, done: Done<void> = () => {}): void {
    settle(
      this.write((db) => removeSession(db, sessionHash(id))),
      done,
    );
  }

  override touch(id: string, _data: SessionData, done: Done<void> = () => {}): void {
    const now = this.clock.now();
    const hash = sessionHash(id);
    if (now.getTime() - (this.touched.get(hash) ?? 0) < TOUCH_EVERY_MS) return done();
    if (this.touched.size > 10_000) this.touched.clear();
    this.touched.set(hash, now.getTime());
    settle(
      this.write((db) => touchSession(db, hash, now.toISOString())),
      done,
    );
  }

  private async find(id: string): Promise<SessionData | null> {
    const found = await findSession(this.db, sessionHash(id));
    if (!found || !isAlive(found, found.roles.includes('organiser'), this.clock.now())) return null;
    const data = JSON.parse(found.data) as SessionData;
    if (found.disabled_at === null) this.holders.set(data, actorOf(found));
    return data;
  }

  private write(work: (db: Db) => Promise<void>): Promise<void> {
    return atomically({ db: this.db, actor: SYSTEM, now: this.clock.now() }, ({ db }) => work(db));
  }
}

function settle<T>(promise: Promise<T>, done: Done<T>): void {
  promise.then(
    (value) => done(undefined, value),
    (error: unknown) => done(error),
  );
}
