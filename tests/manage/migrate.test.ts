import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../db/migrations/index.ts';
import { dataFolder, ended, launch, manage, settingsFor } from './support.ts';

const NAMES = Object.keys(migrations);

describe.each(['sqlite', 'postgres'] as const)('migrate on %s', (kind) => {
  it('happens once, however many start at once', async () => {
    const env = await settingsFor(kind);
    const all = await Promise.all([1, 2, 3].map(() => manage(['migrate', '--json'], env)));
    expect(all.map(({ code, err }) => ({ code, err }))).toEqual(all.map(() => ({ code: 0, err: '' })));
    const applied = all.flatMap((one) => one.json<{ applied: string[] }>().applied);
    expect(applied.sort()).toEqual(NAMES);
    expect(all.filter((one) => one.json<{ seeded: boolean }>().seeded)).toHaveLength(1);
    expect((await manage(['check', '--json'], env)).json()).toEqual({ ok: true, problems: [] });
  });
});

describe('migrate', () => {
  it('leaves every migration whole or untouched when it is killed', async () => {
    const seen = new Set<number>();
    for (let round = 0; round < 12; round++) {
      const env = { DATA_DIR: dataFolder() };
      const file = join(env.DATA_DIR, 'sang-kien.sqlite');
      const child = launch('manage', ['migrate'], env);
      const end = ended(child);
      for (let tries = 0; !existsSync(file) && tries < 2000; tries++) await wait(1);
      await wait(round * round); // up to 121 ms: from the first table to long after the last
      child.kill('SIGKILL');
      await end;
      seen.add(tablesFit(file));
      const again = await manage(['migrate', '--json'], env);
      expect(again).toMatchObject({ code: 0, err: '' });
      expect((await manage(['check', '--json'], env)).json()).toEqual({ ok: true, problems: [] });
    }
    expect(seen.size).toBeGreaterThan(1); // the kills did come at different moments
  }, 180_000);

  it('refuses a database of a newer program', async () => {
    const env = { DATA_DIR: dataFolder() };
    await manage(['migrate'], env);
    const db = new Sqlite(join(env.DATA_DIR, 'sang-kien.sqlite'));
    db.exec("insert into kysely_migration values ('9999-from-the-future', '')");
    db.close();
    for (const words of [['migrate'], ['check'], ['account:disable', '--email', 'a@b.example']])
      expect((await manage(words, env)).code).toBe(1);
  });
});

/** How many migrations are recorded; each of them, and none other, must have left its tables. */
function tablesFit(file: string): number {
  const db = new Sqlite(file);
  const has = (name: string): boolean =>
    db.prepare('select 1 from sqlite_master where name = ?').get(name) !== undefined;
  const applied = has('kysely_migration')
    ? db.prepare<[], string>('select name from kysely_migration order by name').pluck().all()
    : [];
  expect(applied).toEqual(NAMES.slice(0, applied.length));
  const MADE: Record<string, readonly string[]> = {
    '0001-create-audit': ['event', 'event_detail', 'event_head'],
    '0003-create-organisations': ['industrial_park', 'organisation', 'organisation_alias_folded'],
    '0006-create-initiatives': ['initiative', 'status_change', 'status_change_of'],
    '0009-create-settings': ['setting', 'attachment', 'attachment_owner'],
  };
  for (const [name, made] of Object.entries(MADE))
    expect(made.map(has)).toEqual(made.map(() => applied.includes(name)));
  db.close();
  return applied.length;
}
