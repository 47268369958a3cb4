import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { type Env, manage, SMALL_DEMO, settingsFor } from './support.ts';

/** Somebody at the database itself, past the program. */
async function tamper(env: Env, statement: string): Promise<void> {
  const { DATABASE_URL, DATA_DIR = '' } = env;
  if (DATABASE_URL?.startsWith('postgres')) {
    const client = new pg.Client({ connectionString: DATABASE_URL });
    await client.connect();
    await client.query(statement);
    await client.end();
  } else {
    const db = new Sqlite(join(DATA_DIR, 'demo.sqlite'));
    db.pragma('foreign_keys = OFF');
    db.exec(statement);
    db.close();
  }
}

describe.each(['sqlite', 'postgres'] as const)('check on %s', (kind) => {
  it.each([
    [
      'a counter',
      "update tally_organisation set count = count + 1 where status = 'verified'",
      'tally_organisation',
    ],
    [
      'a row that no counter saw',
      "update initiative set status = 'rejected' where status = 'verified'",
      'tally_day',
    ],
    ['an event', "update event set subject = 'another' where sequence = 1", 'audit'],
    ['the values of an event', "update event_detail set detail = '{}' where sequence = 2", 'audit'],
    ['the end of the log', 'delete from event where sequence = (select max(sequence) from event)', 'audit'],
  ])('finds %s changed by hand', async (_what, statement, finding) => {
    const env = await settingsFor(kind);
    await manage([...SMALL_DEMO], env);
    await tamper(env, statement);
    const { code, json, err } = await manage(['check', '--demo', '--json'], env);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const { ok, problems } = json<{ ok: boolean; problems: string[] }>();
    expect(ok).toBe(false);
    expect(problems.some((problem) => problem.startsWith(finding))).toBe(true);
  });
});

describe('check', () => {
  it('finds a row that names nothing, and an attachment that is gone', async () => {
    const env = await settingsFor('sqlite');
    await manage([...SMALL_DEMO], env);
    await tamper(env, 'update author set initiative_id = 999999 where id = 1');
    const file = "'initiative', 1, 'a.pdf', 'gone', 'application/pdf', 1, 'x', '2022-05-12T00:00:00Z'";
    await tamper(
      env,
      `insert into attachment (owner_type, owner_id, file_name, stored_name, media_type, size, sha256, added_at) values (${file})`,
    );
    const { problems } = (await manage(['check', '--demo', '--json'], env)).json<{ problems: string[] }>();
    expect(problems).toEqual([
      expect.stringContaining('foreign key: author 1'),
      'attachment: gone is missing',
    ]);
  });

  it('finds a changed attachment and files that belong to nothing, but not those of today', async () => {
    const env = await settingsFor('sqlite');
    await manage([...SMALL_DEMO], env);
    const folder = join(env['DATA_DIR'] ?? '', 'attachments');
    mkdirSync(folder, { recursive: true });
    for (const name of ['kept', 'killed-before-its-row', 'just-being-added'])
      writeFileSync(join(folder, name), name);
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
    utimesSync(join(folder, 'killed-before-its-row'), twoDaysAgo, twoDaysAgo);
    const file = "'initiative', 1, 'a.pdf', 'kept', 'application/pdf', 4, 'x', '2022-05-12T00:00:00Z'";
    await tamper(
      env,
      `insert into attachment (owner_type, owner_id, file_name, stored_name, media_type, size, sha256, added_at) values (${file})`,
    );
    const { problems } = (await manage(['check', '--demo', '--json'], env)).json<{ problems: string[] }>();
    expect(problems).toEqual([
      'attachment: kept was changed',
      'attachment: killed-before-its-row belongs to nothing',
    ]);
  });

  it('names weak settings with --deploy', async () => {
    const env = await settingsFor('sqlite');
    await manage([...SMALL_DEMO], env);
    chmodSync(env['DATA_DIR'] ?? '', 0o755);
    const weak = {
      ...env,
      HOST: '0.0.0.0',
      ALLOW_PLAIN_HTTP: '1',
      LOG_LEVEL: 'debug',
      CLOCK: '2022-05-12T09:00+07:00',
    };
    const { code, json } = await manage(['check', '--demo', '--deploy', '--json'], weak);
    expect(code).toBe(1);
    const { problems } = json<{ problems: string[] }>();
    for (const word of ['http', 'HOST', 'DATA_DIR', 'LOG_LEVEL', 'CLOCK', 'trình diễn'])
      expect(problems.some((problem) => problem.includes(word))).toBe(true);
  });

  it('has nothing to say of a well-kept installation', async () => {
    const env = await settingsFor('sqlite');
    const account = [
      '--email',
      'a@b.example',
      '--name',
      'A',
      '--organisation',
      'CD-KCNCX-HN',
      '--password-stdin',
    ];
    await manage(['account:create', ...account, '--role', 'administrator'], env, 'một câu đủ dài\n');
    const kept = { ...env, BASE_URL: 'https://sangkien.example', TRUST_PROXY: '1' };
    const { json } = await manage(['check', '--deploy', '--json'], kept);
    const { problems } = json<{ problems: string[] }>();
    // how full this machine's disk is, is not for the test to say
    expect(problems.filter((problem) => !problem.includes('500 MB'))).toEqual([]);
  });
});
