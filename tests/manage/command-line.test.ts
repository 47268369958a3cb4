import { describe, expect, it } from 'vitest';
import { commands } from '../../src/manage/commands.ts';
import { dataFolder, manage } from './support.ts';

const env = { DATA_DIR: dataFolder() };

describe('the command line', () => {
  it('explains every command', async () => {
    const { code, out } = await manage(['--help'], env);
    expect(code).toBe(0);
    for (const { name } of commands) expect(out).toContain(`  ${name}`);
  });

  it('explains one command', async () => {
    const { code, out } = await manage(['backup', '--help'], env);
    expect(code).toBe(0);
    expect(out).toContain('backup FILE');
    expect(out).not.toContain('token:create');
  });

  it.each([
    [[]],
    [['nothing-like-this']],
    [['backup']],
    [['backup', 'a', 'b']],
    [['check', '--unheard-of']],
    [['account:create', '--email', 'a@b.example']],
    [['token:revoke', 'seven']],
    [['demo', '--initiatives', 'many']],
    [['demo', '--organisations', '2']],
    [['demo', '--at', 'yesterday']],
    [['import', 'x.xlsx', '--campaign', 'c', '--apply', 'some']],
  ])('exits 2 on wrong usage: %j', async (words) => {
    const { code, out, err } = await manage(words, env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
    expect(err).not.toContain('    at ');
  });

  it('prints one JSON document and nothing else, also when it fails', async () => {
    const wrong = await manage(['--json', 'demo', '--at', 'yesterday'], env);
    expect(wrong.code).toBe(2);
    expect(wrong.json()).toMatchObject({ error: { code: 'usage' } });
    const refused = await manage(['check', '--json'], env);
    expect(refused.code).toBe(1);
    expect(refused.json()).toMatchObject({ error: { code: 'no_database' } });
  });

  it('names all wrong settings at once', async () => {
    const { code, err } = await manage(['check'], {
      ...env,
      PORT: 'x',
      BASE_URL: 'ftp://a',
      SESSION_SECRET: 'short',
      CLOCK: 'noon',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://a',
      TRUST_PROXY: '99',
    });
    expect(code).toBe(2);
    for (const name of [
      'PORT',
      'BASE_URL',
      'SESSION_SECRET',
      'CLOCK',
      'LOG_LEVEL',
      'DATABASE_URL',
      'TRUST_PROXY',
    ])
      expect(err).toContain(name);
  });
});
