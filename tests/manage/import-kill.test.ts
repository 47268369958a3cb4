import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { ENTERPRISES } from '../support/cast.ts';
import { dataFolder, type Env, manage, type Served, SLUG, SMALL_DEMO, serveDemo } from './support.ts';

const ROWS = 20_000;
/** All days of the files lie before it. */
const AT = '2023-09-30T20:00+07:00';
const LONG_MS = 240_000;
const LONG_WRITE_MS = 100;

/** What is cut off, in the middle of what. */
const CUTS = [
  { what: 'import.check', kill: 'server' },
  { what: 'import.apply', kill: 'worker' },
  // as in a power cut: nobody is left to let go of the job
  { what: 'import.apply', kill: 'both' },
] as const;
type Cut = (typeof CUTS)[number];

interface Document {
  readonly id: number;
  readonly status: string;
  readonly applied: number;
  readonly counts: { readonly new: number; readonly errors: number };
  readonly job: { readonly isLive: boolean; readonly state: string };
}

it('an import that is cut off by kill -9 goes on by itself, once or not at all', async () => {
  const env = await demo();
  const clean = { DATA_DIR: dataFolder() };
  copyFileSync(join(env.DATA_DIR, 'demo.sqlite'), join(clean.DATA_DIR, 'demo.sqlite'));
  const headers = { authorization: `Bearer ${await token(env)}` };
  const files: string[] = [];
  let served = await serveDemo(env);
  for (const cut of CUTS) {
    let hit = false;
    // a machine that is busy elsewhere may let the moment pass unseen
    for (let attempt = 0; attempt < 4 && !hit; attempt++) {
      files.push(makeFile(env, files.length + 1));
      const round = await cutOff({ env, served, headers, cut, file: files.at(-1) ?? '' });
      served = round.served;
      hit = round.hit;
    }
    expect([cut, hit]).toEqual([cut, true]);
  }
  served.child.kill('SIGTERM');
  expect((await served.ended).code).toBe(0);

  for (const file of files) {
    const words = ['--demo', '--json', 'import', file, '--campaign', SLUG, '--apply', 'all-or-nothing'];
    expect((await manage(words, clean)).json()).toMatchObject({ new: ROWS, applied: ROWS, errors: 0 });
  }
  expect(figures(env)).toEqual(figures(clean));
  for (const one of [env, clean])
    expect((await manage(['check', '--demo', '--json'], one)).json()).toEqual({ ok: true, problems: [] });
}, 900_000);

async function demo(): Promise<{ DATA_DIR: string }> {
  const env = { DATA_DIR: dataFolder() };
  expect((await manage([...SMALL_DEMO, '--at', AT], env)).code).toBe(0);
  return env;
}

async function token(env: Env): Promise<string> {
  const words = ['--email', 'mai@cong-doan.example', '--name', 'thử', '--scopes', 'read,write'];
  return (await manage(['--demo', '--json', 'token:create', ...words], env)).json<{ token: string }>().token;
}

function makeFile({ DATA_DIR }: { DATA_DIR: string }, seed: number): string {
  const [units, file] = [join(DATA_DIR, 'units.json'), join(DATA_DIR, `tep-${seed}.xlsx`)];
  writeFileSync(units, JSON.stringify(Object.values(ENTERPRISES)));
  execFileSync(process.execPath, ['bench/lib/big-workbook.mjs', `${ROWS}`, 'inline', `${seed}`, units, file]);
  return file;
}

interface Round {
  readonly env: { readonly DATA_DIR: string };
  readonly served: Served;
  readonly headers: Record<string, string>;
  readonly cut: Cut;
  readonly file: string;
}

/** Sends the file, cuts its check or application off, and sees it through; `hit`: it was in the middle. */
async function cutOff(round: Round): Promise<{ served: Served; hit: boolean }> {
  const { env, cut, file } = round;
  const client = clientOf(round);
  const before = batches(env).length;
  const sent = client.upload();
  const id = await until(() => batches(env)[before]);
  let served = round.served;
  if (cut.what === 'import.check') {
    served = await killAt(round, () => staged(env, id) > 0 && stateOf(env, id).status === 'checking');
    expect(itemsOf(env, id)).toBe(0);
    await sent;
  }
  const again = clientOf({ ...round, served });
  const checked = await again.settled(id);
  expect(checked).toMatchObject({ status: 'checked', applied: 0, counts: { new: ROWS, errors: 0 } });
  expect(staged(env, id)).toBe(ROWS);

  const applying = again.apply(id);
  if (cut.what === 'import.apply') {
    const isWriting = longWriter(env);
    served = await killAt({ ...round, served }, () => isWriting() && stateOf(env, id).status === 'checked');
  }
  await applying;
  const last = clientOf({ ...round, served });
  const { job, ...applied } = await last.settled(id);
  expect([file, job.state, applied]).toMatchObject([file, 'done', { status: 'applied', applied: ROWS }]);
  expect(itemsOf(env, id)).toBe(ROWS);

  // whoever sends it again, since no answer came, is told of the same batch
  expect(await last.upload()).toMatchObject({ id, status: 'applied', applied: ROWS });
  expect(await last.apply(id)).toMatchObject({ id, status: 'applied', applied: ROWS });
  expect(batches(env)).toHaveLength(before + 1);
  expect(itemsOf(env, id)).toBe(ROWS);
  return { served, hit: attemptsOf(env, id, cut.what) > 1 };
}

/** Kills at this moment, unless the work is over first; at once afterwards it is in as a whole or not at all. */
async function killAt({ env, served, cut }: Round, isMoment: () => boolean): Promise<Served> {
  const id = batches(env).at(-1) ?? 0;
  await until(() => isMoment() || isOver(env, id, cut.what) || undefined);
  const workers = childrenOf(served.child.pid ?? 0);
  if (cut.kill !== 'worker') served.child.kill('SIGKILL');
  if (cut.kill !== 'server') for (const pid of workers) process.kill(pid, 'SIGKILL');
  if (cut.kill === 'worker') return served;
  expect((await served.ended).code).toBeNull();
  const { status } = stateOf(env, id);
  expect([status, itemsOf(env, id)]).toEqual([status, status === 'applied' ? ROWS : 0]);
  return serveDemo(env);
}

/** What a program does; an answer that never came, since the server is gone, is null. */
function clientOf({ served: { address }, headers, file }: Pick<Round, 'served' | 'headers' | 'file'>) {
  const ask = async (path: string, more: RequestInit = {}): Promise<Document | null> => {
    try {
      const answer = await fetch(`${address}/api/v1${path}`, {
        ...more,
        headers: { ...headers, ...more.headers },
      });
      const text = await answer.text();
      if (!answer.ok && answer.status !== 503) throw new Error(`${answer.status} ${text}`);
      return answer.ok ? (JSON.parse(text) as Document) : null;
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  };
  const upload = () => {
    const body = new FormData();
    body.set('file', new Blob([readFileSync(file)]), basename(file));
    const key = { 'idempotency-key': basename(file) };
    return ask(`/campaigns/${SLUG}/imports`, { method: 'POST', body, headers: key });
  };
  const apply = (id: number) =>
    ask(`/imports/${id}/application`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode: 'all-or-nothing' }),
    });
  const settled = (id: number): Promise<Document> =>
    until(async () => {
      const document = await ask(`/imports/${id}`);
      return document && !document.job.isLive ? document : undefined;
    }, 100);
  return { upload, apply, settled };
}

/** Looks until there is something. */
async function until<T>(look: () => T | undefined | Promise<T | undefined>, everyMs = 5): Promise<T> {
  const end = Date.now() + LONG_MS;
  while (Date.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(everyMs);
  }
  throw new Error('it never came');
}

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );

function query<T>({ DATA_DIR = '' }: Env, text: string, ...values: unknown[]): T[] {
  const db = new Sqlite(join(DATA_DIR, 'demo.sqlite'), { readonly: true });
  try {
    return db.prepare<unknown[], T>(text).all(...values);
  } finally {
    db.close();
  }
}

const batches = (env: Env): number[] =>
  query<{ id: number }>(env, 'select id from import_batch order by id').map(({ id }) => id);
const count = (env: Env, from: string, id: number): number =>
  query<{ n: number }>(env, `select count(*) as n from ${from} = ?`, id)[0]?.n ?? 0;
const staged = (env: Env, id: number) => count(env, 'import_row where batch_id', id);
const itemsOf = (env: Env, id: number) => count(env, 'initiative where import_batch_id', id);
const stateOf = (env: Env, id: number) =>
  query<{ status: string }>(env, 'select status from import_batch where id = ?', id)[0] ?? { status: '' };

interface JobRow {
  readonly state: string;
  readonly attempts: number;
}
const jobsOf = (env: Env, id: number, kind: string) =>
  query<JobRow>(env, 'select state, attempts from job where subject_id = ? and kind = ?', id, kind);
const isOver = (env: Env, id: number, kind: string): boolean =>
  jobsOf(env, id, kind).some(({ state }) => state === 'done' || state === 'failed');
const attemptsOf = (env: Env, id: number, kind: string): number =>
  Math.max(0, ...jobsOf(env, id, kind).map(({ attempts }) => attempts));

/** Tells whether somebody holds the write lock for long: what publishes the rows does, nothing else. */
function longWriter({ DATA_DIR = '' }: Env): () => boolean {
  let freeAt = Date.now();
  return () => {
    const db = new Sqlite(join(DATA_DIR, 'demo.sqlite'), { timeout: 0 });
    try {
      db.exec('begin immediate; rollback');
      freeAt = Date.now();
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    } finally {
      db.close();
    }
    return Date.now() - freeAt > LONG_WRITE_MS;
  };
}

/** Everything that counts, by what it is counted by. */
const figures = (env: Env): unknown[] =>
  query(
    env,
    `select phase_id, organisation_id, category_id, status, submitted_on, count(*) as n,
      sum(benefit_vnd) as benefit, min(fingerprint) as first, max(fingerprint) as last
     from initiative group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
  );
