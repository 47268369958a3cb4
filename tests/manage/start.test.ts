import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder, ended, launch, manage, SMALL_DEMO, serveDemo, serving } from './support.ts';

describe('npm start', () => {
  it('prints a one-time address while nobody has an account, serves, and ends in order', async () => {
    const env = { DATA_DIR: dataFolder(), PORT: '0' };
    const { child, address, ended: end } = await serving(launch('main', [], env));
    for (const path of ['/healthz', '/readyz', '/metrics', '/'])
      expect((await fetch(address + path)).status).toBe(200);
    child.kill('SIGTERM');
    const { code, out, err } = await end;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/http:\/\/127\.0\.0\.1:\d+\/welcome\/sk_[\w-]{40,}/);
  });

  it.each([
    [{ CLOCK: '2022-05-12T09:00+07:00' }, 'CLOCK'],
    [{ PORT: 'x', LOG_LEVEL: 'y' }, 'PORT'],
    [{ DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none' }, 'ECONNREFUSED'],
  ])('refuses %j', async (more, word) => {
    const { code, out, err } = await ended(
      launch('main', [], { DATA_DIR: dataFolder(), PORT: '0', ...more }),
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(word);
    expect(err).not.toContain('    at ');
  });

  it('refuses a demo database', async () => {
    const env = { DATA_DIR: dataFolder(), PORT: '0' };
    await manage([...SMALL_DEMO], env);
    const { code, err } = await ended(
      launch('main', [], { ...env, DATABASE_URL: `sqlite:${join(env.DATA_DIR, 'demo.sqlite')}` }),
    );
    expect(code).toBe(2);
    expect(err).toContain('trình diễn');
  });

  it('says so when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const taken = other.address();
    const port = typeof taken === 'object' && taken ? taken.port : 0;
    const env = { DATA_DIR: dataFolder(), PORT: String(port) };
    const started = await ended(launch('main', [], env));
    expect(started.code).toBe(2);
    expect(started.err).toContain('Cổng');
    const demo = await manage([...SMALL_DEMO, '--serve'], env);
    expect(demo.code).toBe(2);
    other.close();
  });
});

describe('SIGTERM', () => {
  it('lets requests in flight finish', async () => {
    const env = { DATA_DIR: dataFolder() };
    await manage([...SMALL_DEMO], env);
    const { child, address, ended: end } = await serveDemo(env);
    let stopped = false;
    const statuses: number[] = [];
    const asking = Array.from({ length: 8 }, async () => {
      while (!stopped) statuses.push((await fetch(`${address}/campaigns`)).status);
    });
    await new Promise((go) => setTimeout(go, 300));
    const begun = Date.now();
    stopped = true;
    child.kill('SIGTERM');
    await Promise.all(asking);
    expect((await end).code).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(statuses.length).toBeGreaterThan(8);
    expect(statuses.every((status) => status === 200)).toBe(true);
  });
});
