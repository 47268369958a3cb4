import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { dataFolder, type Env, manage, SMALL_DEMO, serveDemo, settingsFor } from './support.ts';

async function demo(): Promise<Env & { DATA_DIR: string }> {
  const env = { DATA_DIR: dataFolder() };
  await manage([...SMALL_DEMO], env);
  return env;
}

/** A file kept beside the database, as an upload leaves it. */
function attach({ DATA_DIR }: { DATA_DIR: string }, name: string, text: string): void {
  mkdirSync(join(DATA_DIR, 'attachments'), { recursive: true });
  writeFileSync(join(DATA_DIR, 'attachments', name), text);
  const db = new Sqlite(join(DATA_DIR, 'demo.sqlite'));
  db.prepare(
    `insert into attachment (owner_type, owner_id, file_name, stored_name, media_type, size, sha256, added_at)
     values ('initiative', 1, 'minh chứng.pdf', ?, 'application/pdf', ?, ?, '2022-05-12T00:00:00.000Z')`,
  ).run(name, text.length, createHash('sha256').update(text).digest('hex'));
  db.close();
}

const run = (env: Env, ...words: string[]) => manage(['--demo', '--json', ...words], env);

describe('backup and restore', () => {
  it('take everything while somebody writes, and give it back on another machine', async () => {
    const env = await demo();
    attach(env, 'one', 'quyết định công nhận');
    const backup = join(env.DATA_DIR, 'kept', 'night.sqlite');
    const writer = new Sqlite(join(env.DATA_DIR, 'demo.sqlite'), { timeout: 5000 });
    const insert = writer.prepare("insert into setting values ('written ' || ?, '')");
    let written = 0;
    const writing = setInterval(() => insert.run(++written), 1);
    const { code, err } = await run(env, 'backup', backup);
    clearInterval(writing);
    writer.close();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(written).toBeGreaterThan(20);
    expect(statSync(backup).mode & 0o077).toBe(0);
    const elsewhere = { DATA_DIR: dataFolder() };
    const restored = await run(elsewhere, 'restore', backup);
    expect(restored.json()).toMatchObject({ attachments: 1 });
    expect((await run(elsewhere, 'check')).json()).toEqual({ ok: true, problems: [] });
    expect(readFileSync(join(elsewhere.DATA_DIR, 'attachments', 'one'), 'utf8')).toBe('quyết định công nhận');
    const db = new Sqlite(join(elsewhere.DATA_DIR, 'demo.sqlite'), { readonly: true });
    const kept = db
      .prepare("select count(*) from setting where key like 'written %'")
      .pluck()
      .get() as number;
    const last =
      db
        .prepare("select max(cast(substr(key, 9) as integer)) from setting where key like 'written %'")
        .pluck()
        .get() ?? 0;
    expect(last).toBe(kept); // a moment, not a smear
    const names = db.prepare("select name from sqlite_master where name like 'backup%'").pluck().all();
    expect(names).toEqual([]);
    db.close();
  });

  it('leave out the bytes of removed evidence, and keep its trace', async () => {
    const env = await demo();
    attach(env, 'one', 'quyết định');
    attach(env, 'two', 'ảnh');
    const db = new Sqlite(join(env.DATA_DIR, 'demo.sqlite'));
    db.exec("update attachment set removed_at = '2022-05-12T00:00:00.000Z' where stored_name = 'two'");
    rmSync(join(env.DATA_DIR, 'attachments', 'two'));
    db.close();
    expect((await run(env, 'check')).json()).toEqual({ ok: true, problems: [] });
    const backup = join(env.DATA_DIR, 'night.sqlite');
    expect((await run(env, 'backup', backup)).code).toBe(0);
    const elsewhere = { DATA_DIR: dataFolder() };
    expect((await run(elsewhere, 'restore', backup)).json()).toMatchObject({ attachments: 1 });
    expect((await run(elsewhere, 'check')).json()).toEqual({ ok: true, problems: [] });
    const restored = new Sqlite(join(elsewhere.DATA_DIR, 'demo.sqlite'), { readonly: true });
    expect(
      restored.prepare('select stored_name, removed_at is null from attachment order by id').raw().all(),
    ).toEqual([
      ['one', 1],
      ['two', 0],
    ]);
    restored.close();
  });

  it('hold the files of imports as well', async () => {
    const env = await demo();
    mkdirSync(join(env.DATA_DIR, 'attachments'), { recursive: true });
    writeFileSync(join(env.DATA_DIR, 'attachments', 'sheet'), 'một tệp');
    const db = new Sqlite(join(env.DATA_DIR, 'demo.sqlite'));
    const hash = createHash('sha256').update('một tệp').digest('hex');
    const at = '2022-05-12T00:00:00.000Z';
    const { lastInsertRowid } = db
      .prepare(
        `insert into import_batch (campaign_id, file_name, file_hash, file_size, mapping, counts, checked_at)
         select id, 'a.xlsx', ?, 9, '{}', '{}', ? from campaign limit 1`,
      )
      .run(hash, at);
    db.prepare(
      `insert into import_file (batch_id, round, file_name, file_hash, file_size, stored_name, sent_at)
       values (?, 1, 'a.xlsx', ?, 9, 'sheet', ?)`,
    ).run(lastInsertRowid, hash, at);
    db.close();
    const backup = join(env.DATA_DIR, 'night.sqlite');
    expect((await run(env, 'backup', backup)).code).toBe(0);
    const elsewhere = { DATA_DIR: dataFolder() };
    expect((await run(elsewhere, 'restore', backup)).json()).toMatchObject({ attachments: 1 });
    expect((await run(elsewhere, 'check')).json()).toEqual({ ok: true, problems: [] });
    expect(readFileSync(join(elsewhere.DATA_DIR, 'attachments', 'sheet'), 'utf8')).toBe('một tệp');
  });

  it('refuse to leave out a file that is missing', async () => {
    const env = await demo();
    attach(env, 'one', 'quyết định');
    rmSync(join(env.DATA_DIR, 'attachments', 'one'));
    const { code, json } = await run(env, 'backup', join(env.DATA_DIR, 'night.sqlite'));
    expect([code, json()]).toMatchObject([1, { error: { code: 'attachment_missing' } }]);
    expect(existsSync(join(env.DATA_DIR, 'night.sqlite'))).toBe(false);
  });

  it('refuse what is damaged, cut short, newer or something else, and change nothing', async () => {
    const env = await demo();
    attach(env, 'one', 'quyết định');
    const good = join(env.DATA_DIR, 'good.sqlite');
    await run(env, 'backup', good);
    const bytes = readFileSync(good);
    const copy = (name: string, change: (file: string) => void): string => {
      const file = join(env.DATA_DIR, name);
      writeFileSync(file, bytes);
      change(file);
      return file;
    };
    const sql = (statement: string) => (file: string) => {
      const db = new Sqlite(file);
      db.exec(statement);
      db.close();
    };
    const newer = `update backup_meta set value = replace(value, '"migrations":[', '"migrations":["9999-from-the-future",')`;
    const bad = [
      copy('short', (file) => truncateSync(file, bytes.length - 9000)),
      copy('holed', (file) =>
        writeFileSync(
          file,
          Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(65536, 7), bytes.subarray(73728)]),
        ),
      ),
      copy('newer', sql(newer)),
      copy('forged', sql("update backup_attachment set bytes = x'00'")),
      copy('strange', sql("update backup_attachment set name = '../outside'")),
      copy('text', (file) => writeFileSync(file, 'not a database')),
      copy('other', sql('drop table backup_meta')),
    ];
    const before = readFileSync(join(env.DATA_DIR, 'demo.sqlite'));
    for (const file of bad) {
      const { code, err } = await run(env, 'restore', '--force', file);
      expect({ file, code }).toEqual({ file, code: 1 });
      expect(err).not.toContain('    at ');
    }
    expect(readFileSync(join(env.DATA_DIR, 'demo.sqlite')).equals(before)).toBe(true);
    expect(existsSync(join(env.DATA_DIR, 'outside'))).toBe(false);
    expect((await run(env, 'check')).json()).toEqual({ ok: true, problems: [] });
  });

  it('never overwrite unasked, nor under a running server', async () => {
    const env = await demo();
    const file = join(env.DATA_DIR, 'b.sqlite');
    expect((await run(env, 'backup', file)).code).toBe(0);
    expect((await run(env, 'backup', file)).code).toBe(1);
    expect((await run(env, 'backup', file, '--force')).code).toBe(0);
    expect((await run(env, 'restore', file)).code).toBe(1);
    const { child, ended } = await serveDemo(env);
    const refused = await run(env, 'restore', file, '--force');
    expect(refused.json()).toMatchObject({ error: { code: 'in_use' } });
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    expect((await run(env, 'restore', file, '--force')).code).toBe(0);
    expect((await run(env, 'check')).json()).toEqual({ ok: true, problems: [] });
  });

  it('leave PostgreSQL to its own tools, and say so', async () => {
    const env = await settingsFor('postgres');
    const backup = await manage(['backup', join(env['DATA_DIR'] ?? '', 'x')], env);
    expect(backup.code).toBe(2);
    expect(backup.err).toContain('pg_dump');
    const file = join(env['DATA_DIR'] ?? '', 'y');
    writeFileSync(file, '');
    expect((await manage(['restore', file], env)).code).toBe(2);
  });
});
