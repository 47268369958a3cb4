import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { administer } from '../support/postgres.ts';

/** What `npm test` built; the command line is tried as operators run it. */
const PROGRAMS = { manage: 'dist/manage.js', main: 'dist/main.js' } as const;
if (!existsSync(PROGRAMS.manage)) throw new Error('build first: npm run build');

export type Env = Record<string, string>;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as the one JSON document that it must be. */
  json<T>(): T;
}

/** Only what is said here, so that no setting of this machine takes part. */
const bareEnv = (env: Env): Env => ({ PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'warn', ...env });

const launched: ChildProcess[] = [];

export function launch(program: keyof typeof PROGRAMS, words: readonly string[], env: Env): ChildProcess {
  const child = spawn(process.execPath, [PROGRAMS[program], ...words], { env: bareEnv(env), stdio: 'pipe' });
  launched.push(child);
  return child;
}

/** Runs to the end. */
export function manage(words: readonly string[], env: Env, input = ''): Promise<Ended> {
  const child = launch('manage', words, env);
  child.stdin?.end(input);
  return ended(child);
}

export function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, err, json: () => JSON.parse(out) }));
  });
}

export interface Served {
  readonly child: ChildProcess;
  readonly address: string;
  readonly ended: Promise<Ended>;
}

/** Starts a server on a free port and waits until it says where. */
export async function serveDemo(env: Env): Promise<Served> {
  return serving(launch('manage', ['demo', '--serve'], { ...env, PORT: '0' }));
}

export async function serving(child: ChildProcess): Promise<Served> {
  const end = ended(child);
  const address = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(told) ?? [];
      if (found) resolve(found);
    });
    end.then(({ err }) => reject(new Error(`ended instead of serving: ${err}`)));
  });
  return { child, address, ended: end };
}

const folders: string[] = [];

/** A data folder of one's own, gone after the file's tests. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sang-kien-manage-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  // a test that failed leaves its server behind
  for (const child of launched.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The settings for one database of one's own: `sqlite` in its data folder, or `postgres` on the tests' server. */
export async function settingsFor(kind: 'sqlite' | 'postgres'): Promise<Env> {
  const folder = { DATA_DIR: dataFolder() };
  if (kind === 'sqlite') return folder;
  const url = inject('postgresUrl');
  const name = `m_${randomBytes(8).toString('hex')}`;
  await administer(url, `create database ${name}`);
  return { ...folder, DATABASE_URL: `${url}/${name}` };
}

export const SMALL_DEMO = ['demo', '--initiatives', '300', '--organisations', '8'] as const;
export const SLUG = 'sang-kien-sang-tao-thu-do';
