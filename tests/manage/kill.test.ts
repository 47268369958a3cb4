import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { dataFolder, type Env, manage, SLUG, SMALL_DEMO, serveDemo } from './support.ts';

const WRITERS = 8;

/** A submission that was sent: acknowledged with its code, or not known to have arrived. */
interface Sent {
  readonly key: string;
  readonly title: string;
  code: string | null;
}

async function token(env: Env): Promise<string> {
  const words = [
    'token:create',
    '--email',
    'lan@sao-khue.example',
    '--name',
    'thử',
    '--scopes',
    'read,write',
  ];
  return (await manage(['--demo', '--json', ...words], env)).json<{ token: string }>().token;
}

async function send(address: string, bearer: string, sent: Sent): Promise<void> {
  const answer = await fetch(`${address}/api/v1/campaigns/${SLUG}/initiatives`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${bearer}`,
      'idempotency-key': sent.key,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      title: sent.title,
      category: 'san-xuat',
      submittedOn: '2022-05-11',
      authors: [{ name: 'Ngô Văn Đạt' }],
    }),
  });
  if (answer.status === 503) return;
  const body = await answer.text();
  if (answer.status !== 201) throw new Error(`${answer.status} ${body}`);
  sent.code = (JSON.parse(body) as { code: string }).code;
}

/** Writes until the server is gone. */
async function writer(address: string, bearer: string, name: string, log: Sent[]): Promise<void> {
  for (let n = 0; ; n++) {
    const sent: Sent = { key: `${name}-${n}`, title: `Ghi ${name}-${n}`, code: null };
    log.push(sent);
    try {
      await send(address, bearer, sent);
    } catch (error) {
      if (error instanceof TypeError) return; // the connection broke
      throw error;
    }
  }
}

describe('kill -9 in the middle of writing', () => {
  it('loses nothing that was acknowledged and doubles nothing that is repeated', async () => {
    const env = { DATA_DIR: dataFolder() };
    await manage([...SMALL_DEMO], env);
    const bearer = await token(env);
    const log: Sent[] = [];
    for (let round = 0; round < 3; round++) {
      const { child, address, ended } = await serveDemo(env);
      const writers = Array.from({ length: WRITERS }, (_, n) =>
        writer(address, bearer, `${round}-${n}`, log),
      );
      await wait(500 + round * 350);
      if (round === 0) await expectClean(env); // also while they write
      child.kill('SIGKILL');
      await Promise.all(writers);
      expect((await ended).code).toBeNull();
    }
    const acknowledged = log.filter(({ code }) => code !== null);
    const unknown = log.filter(({ code }) => code === null);
    expect(acknowledged.length).toBeGreaterThan(30);
    expect(unknown.length).toBeGreaterThan(0);
    const { child, address, ended } = await serveDemo(env);
    for (const sent of unknown) await send(address, bearer, sent);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    expect(rows(env)).toEqual(new Map(log.map(({ title, code }) => [title, [code]])));
    await expectClean(env);
  }, 120_000);
});

/** The codes by title, as they stand in the database. */
function rows({ DATA_DIR = '' }: Env): Map<string, string[]> {
  const db = new Sqlite(join(DATA_DIR, 'demo.sqlite'), { readonly: true });
  const found = new Map<string, string[]>();
  const all = db
    .prepare<[], { title: string; code: string }>(
      "select title, code from initiative where title like 'Ghi %'",
    )
    .all();
  for (const { title, code } of all) found.set(title, [...(found.get(title) ?? []), code]);
  db.close();
  return found;
}

async function expectClean(env: Env): Promise<void> {
  expect((await manage(['check', '--demo', '--json'], env)).json()).toEqual({ ok: true, problems: [] });
}
