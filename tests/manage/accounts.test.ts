import { describe, expect, it } from 'vitest';
import { manage, SMALL_DEMO, settingsFor } from './support.ts';

describe('accounts and tokens from the command line', () => {
  it('are made, changed and ended', async () => {
    const env = await settingsFor('sqlite');
    await manage([...SMALL_DEMO], env);
    const run = (words: string[], input = '') => manage(['--demo', '--json', ...words], env, input);
    const who = ['--email', 'Moi@Cty.example'];
    const made = await run(
      [
        'account:create',
        ...who,
        '--name',
        'Người Mới',
        '--role',
        'enterprise',
        '--organisation',
        'SAO-KHUE',
        '--password-stdin',
      ],
      'một câu đủ dài\n',
    );
    expect(made.json()).toMatchObject({ id: expect.any(Number), organisation: 'SAO-KHUE' });
    const token = await run(['token:create', ...who, '--name', 'máy', '--scopes', 'read,write']);
    expect(token.json()).toEqual({ id: expect.any(Number), token: expect.stringMatching(/^sk_/) });
    const { id } = token.json<{ id: number }>();
    expect((await run(['token:revoke', String(id)])).json()).toEqual({ id, revoked: true });
    expect(
      (await run(['account:reset-password', ...who, '--password-stdin'], 'một câu khác hẳn\n')).code,
    ).toBe(0);
    expect((await run(['account:disable', ...who])).json()).toMatchObject({ disabled: true });
    expect((await run(['token:create', ...who, '--name', 'x', '--scopes', 'read'])).code).toBe(1);
    expect((await run(['check'])).json()).toEqual({ ok: true, problems: [] });
  });

  it('are refused in words', async () => {
    const env = await settingsFor('sqlite');
    const account = [
      'account:create',
      '--name',
      'A',
      '--organisation',
      'NOWHERE',
      '--password-stdin',
      '--email',
    ];
    const wrong = await manage([...account, 'not-an-address', '--role', 'staff'], env, 'một câu đủ dài\n');
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('email: ');
    expect(wrong.err).toContain('organisation: ');
    expect((await manage([...account, 'a@b.example', '--role', 'king'], env, 'một câu đủ dài\n')).code).toBe(
      2,
    );
    const weak = [...account.with(4, 'CD-KCNCX-HN'), 'a@b.example', '--role', 'staff'];
    const short = await manage(weak, env, 'ngắn\n');
    expect(short.code).toBe(1);
    expect(short.err).toContain('password: ');
    expect((await manage(['account:disable', '--email', 'nobody@b.example'], env)).code).toBe(1);
    expect((await manage(['token:revoke', '99'], env)).code).toBe(1);
  });
});
