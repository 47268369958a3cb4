import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { dataFolder, type Env, manage, SLUG, SMALL_DEMO, settingsFor } from './support.ts';

interface Account {
  readonly role: string;
  readonly email: string;
  readonly password: string;
  readonly organisation: string;
}
const open = ({ DATA_DIR = '' }: Env): Sqlite.Database =>
  new Sqlite(join(DATA_DIR, 'demo.sqlite'), { readonly: true });
const count = (db: Sqlite.Database, from: string): number =>
  db.prepare<[], number>(`select count(*) from ${from}`).pluck().get() ?? -1;

describe.each(['sqlite', 'postgres'] as const)('the demo on %s', (kind) => {
  it('loads, checks clean, and goes on instead of loading again', async () => {
    const env = await settingsFor(kind);
    const file = join(env['DATA_DIR'] ?? '', 'accounts.json');
    const first = await manage([...SMALL_DEMO, '--json', '--accounts', file], env);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.json()).toMatchObject({ loaded: true, initiatives: 300 });
    const accounts = JSON.parse(readFileSync(file, 'utf8')) as Account[];
    const roles = (role: string): Account[] => accounts.filter((one) => one.role === role);
    expect(new Set(roles('enterprise').map(({ organisation }) => organisation)).size).toBeGreaterThanOrEqual(
      2,
    );
    expect(roles('staff').length).toBeGreaterThanOrEqual(2);
    expect(roles('organiser').length).toBeGreaterThanOrEqual(2);
    expect([roles('auditor').length, roles('administrator').length]).toEqual([1, 1]);
    const again = await manage([...SMALL_DEMO, '--json'], env);
    expect(again.json()).toMatchObject({ loaded: false, initiatives: null, accounts });
    const check = await manage(['check', '--demo', '--json'], env);
    expect(check.json()).toEqual({ ok: true, problems: [] });
    expect(check.code).toBe(0);
  });

  it('leaves a database alone in which somebody works', async () => {
    const env = await settingsFor(kind);
    const named = kind === 'sqlite' ? { ...env, DATABASE_URL: `sqlite:${env['DATA_DIR']}/real.sqlite` } : env;
    const account = [
      '--email',
      'a@b.example',
      '--name',
      'A',
      '--role',
      'organiser',
      '--organisation',
      'CD-KCNCX-HN',
    ];
    const made = await manage(['account:create', ...account, '--password-stdin'], named, 'một câu đủ dài\n');
    expect(made).toMatchObject({ code: 0, err: '' });
    const { code, err } = await manage([...SMALL_DEMO], named);
    expect(code).toBe(1);
    expect(err).toContain('không phải là bản trình diễn');
  });
});

describe('the demo', () => {
  it('is the same for the same seed, and another for another', async () => {
    const titles = async (seed: string): Promise<string[]> => {
      const env = { DATA_DIR: dataFolder() };
      await manage([...SMALL_DEMO, '--seed', seed], env);
      return open(env)
        .prepare<[], string>('select code || title || entered_at from initiative order by id')
        .pluck()
        .all();
    };
    const [a, b, other] = [await titles('a'), await titles('a'), await titles('b')];
    expect(a).toHaveLength(300);
    expect(b).toEqual(a);
    expect(other).not.toEqual(a);
  });

  it('holds nothing later than its now, and histories that end in the status', async () => {
    const env = { DATA_DIR: dataFolder() };
    await manage(['demo', '--initiatives', '3000', '--organisations', '40', '--at', '2022-07-04'], env);
    const db = open(env);
    const now = '2022-07-04T02:00:00.000Z'; // 09:00 in Hà Nội
    expect(count(db, 'initiative')).toBe(3000);
    expect(count(db, `initiative where entered_at >= '${now}' or submitted_on > '2022-07-04'`)).toBe(0);
    expect(count(db, `status_change where at >= '${now}'`)).toBe(0);
    expect(count(db, 'initiative where entered_on < submitted_on')).toBe(0);
    expect(count(db, 'initiative where entered_on > submitted_on')).toBeGreaterThan(50);
    const ends = `initiative i where status <> (select to_status from status_change where initiative_id = i.id order by id desc limit 1)`;
    expect(count(db, ends)).toBe(0);
    const backwards = `status_change a join status_change b on b.initiative_id = a.initiative_id and b.id > a.id and b.at <= a.at`;
    expect(count(db, backwards)).toBe(0);
    const own = `status_change c join initiative i on i.id = c.initiative_id where c.to_status = 'verified' and c.account_id = i.entered_by`;
    expect(count(db, own)).toBe(0);
    expect(count(db, "organisation where illustrative = 0 and kind = 'grassroots'")).toBe(0);
    expect(count(db, `phase where closed_at is not null`)).toBe(0);
    expect(
      count(
        db,
        `initiative where phase_id = (select id from phase where number = 2 and campaign_id = (select id from campaign where slug = '${SLUG}'))`,
      ),
    ).toBeGreaterThan(40);
    const verified = count(db, `initiative where status = 'verified'`) / 3000;
    expect(verified).toBeGreaterThan(0.55);
    expect(verified).toBeLessThan(0.7);
  });

  it('keeps its own file and says when there is none', async () => {
    const env = { DATA_DIR: dataFolder() };
    const { code, err } = await manage(['check', '--demo'], env);
    expect(code).toBe(1);
    expect(err).toContain('Chưa có cơ sở dữ liệu');
    expect(existsSync(join(env.DATA_DIR, 'demo.sqlite'))).toBe(false);
  });
});
