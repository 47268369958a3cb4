import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { afterAll, beforeAll } from 'vitest';
import { findAccountByEmail } from '../../src/accounts/account.store.ts';
import { actorOf, loadActor } from '../../src/accounts/load-actor.ts';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { Context } from '../../src/context.ts';
import { type FileStore, fileStore } from '../../src/files/file-store.ts';
import { importJobs } from '../../src/imports/import-jobs.ts';
import { jobsHere } from '../../src/jobs/do-jobs-here.ts';
import type { JobHost } from '../../src/jobs/run-jobs.ts';
import { SYSTEM } from '../../src/permissions.ts';
import { NOW, PASSWORD, PEOPLE, type Person } from './cast.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

export { ENTERPRISES, NOW, PASSWORD, PEOPLE, type Person, SLUG } from './cast.ts';

type Agent = ReturnType<typeof supertest.agent>;

/** The same named people and places for every test, in a database of its own, at 12/5/2022 09:00. */
export interface World {
  readonly database: TestDatabase;
  readonly app: Express;
  /** The folder of the app's files. */
  readonly folder: string;
  readonly files: FileStore;
  /** Does the jobs that tests start by hand. */
  readonly host: JobHost;
  /** Moves the clock that the whole app sees. */
  setNow(instant: string | Date): void;
  /** A verb's context, as this person. */
  context(person: Person): Promise<Context>;
  readonly system: Context;
  /** A browser signed in as this person. */
  as(person: Person): Promise<Browser>;
  visitor(): Browser;
  /** Every line that the app logged. */
  readonly logged: string[];
}

export interface Browser {
  get(path: string): supertest.Test;
  /** Fetches a page for its tokens and posts the form with them. Nested fields as `authors[0][name]`. */
  post(
    path: string,
    fields?: Record<string, string | string[]>,
    more?: { key?: string; from?: string; token?: string },
  ): Promise<supertest.Response>;
  /** Posts a form with one file in it. */
  upload(
    path: string,
    file: { name: string; bytes: Buffer },
    fields?: Record<string, string>,
    from?: string,
  ): Promise<supertest.Response>;
  readonly agent: Agent;
}

/** Call at the top of a test file; the world is there from `beforeAll` on. */
export function useWorld(): World {
  const world = {} as { -readonly [K in keyof World]: World[K] };
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sang-kien-data-'));
    Object.assign(world, await makeWorld(folder));
  });
  afterAll(async () => {
    await world.database?.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  return world;
}

async function makeWorld(folder: string): Promise<World> {
  const database = await freshDatabase();
  let now = NOW;
  const clock = { now: () => now };
  const { config } = loadConfig({
    DATA_DIR: folder,
    LOG_LEVEL: 'debug',
    SESSION_SECRET: 'a secret that only tests know, forty letters',
  });
  if (!config) throw new Error('test settings');
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const files = fileStore(folder);
  const host: JobHost = {
    db: database.db,
    clock,
    worker: 'tests',
    handlers: importJobs(files),
    actorOf: loadActor,
    log: (error, job) => log.error({ err: error, kind: job.kind }, 'job failed'),
  };
  const app = createApp({
    config: { ...config, database: database.config },
    database,
    clock,
    log,
    files,
    jobs: jobsHere(host),
    secret: 'a secret that only tests know, forty letters',
    demo: false,
  });
  const visitor = (): Browser => browser(supertest.agent(app));
  return {
    database,
    app,
    folder,
    files,
    host,
    logged,
    setNow: (instant) => {
      now = new Date(instant);
    },
    get system() {
      return { db: database.db, actor: SYSTEM, now };
    },
    async context(person) {
      const account = await findAccountByEmail(database.db, PEOPLE[person].email);
      if (!account) throw new Error(`nobody is ${person}`);
      return { db: database.db, actor: actorOf(account), now };
    },
    visitor,
    async as(person) {
      const one = visitor();
      const answer = await one.post('/sign-in', { email: PEOPLE[person].email, password: PASSWORD });
      if (answer.status !== 303)
        throw new Error(`${person} could not sign in: ${answer.status} ${logged.at(-1)}`);
      return one;
    },
  };
}

function browser(agent: Agent): Browser {
  const tokens = async (from: string): Promise<{ _csrf: string; _key: string }> => {
    const { text } = await agent.get(from);
    const value = (name: string): string =>
      new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1]?.replaceAll('&#x3D;', '=') ?? '';
    return { _csrf: value('_csrf'), _key: value('_key') };
  };
  return {
    agent,
    get: (path) => agent.get(path),
    async post(path, fields = {}, more = {}) {
      const found = await tokens(more.from ?? '/sign-in');
      return agent
        .post(path)
        .type('form')
        .send({
          ...found,
          ...(more.key ? { _key: more.key } : {}),
          ...(more.token ? { _csrf: more.token } : {}),
          ...fields,
        });
    },
    async upload(path, file, fields = {}, from = '/sign-in') {
      const found = await tokens(from);
      let request = agent.post(path);
      for (const [name, value] of Object.entries({ ...found, ...fields }))
        request = request.field(name, value);
      return request.attach('file', file.bytes, file.name);
    },
  };
}

/** A submission as the form sends it; give only what the test is about. */
export function submissionFields(fields: Record<string, string> = {}): Record<string, string> {
  return {
    title: 'Cải tiến đồ gá hàn khung tại chuyền 3',
    category: 'san-xuat',
    submittedOn: '12/05/2022',
    'authors[0][name]': 'Ngô Văn Đạt',
    ...fields,
  };
}
