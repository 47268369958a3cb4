import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listen, type RawClient } from '../support/raw-client.ts';
import { SITE } from '../support/site-list.ts';
import { PASSWORD, PEOPLE, type Person, SLUG, useWorld } from '../support/world.ts';

// some thousand requests in a few tests
vi.setConfig({ testTimeout: 180_000 });

const world = useWorld();
let server: Awaited<ReturnType<typeof listen>>;
let clients: Record<'binh' | 'quang', RawClient>;

async function signedIn(person: Person): Promise<RawClient> {
  const client = server.client();
  await client.form('/sign-in', { email: PEOPLE[person].email, password: PASSWORD });
  return client;
}
beforeAll(async () => {
  server = await listen(world.app);
  clients = { binh: await signedIn('binh'), quang: await signedIn('quang') };
});
afterAll(() => server.close());

const GETS = Object.values(SITE)
  .flat()
  .filter((line) => line.startsWith('GET ') && !/metrics|events/.test(line))
  .map((line) => line.slice(4));
const KNOWN: Readonly<Record<string, string>> = { slug: SLUG, n: '1', code: 'SAO-KHUE', id: '1' };
const fill = (path: string, over: Readonly<Record<string, string>> = {}): string =>
  path.replace(/:(\w+)/g, (_, name: string) => over[name] ?? KNOWN[name] ?? '1');
/** Administrators alone reach these; the organiser reaches the rest. */
const clientFor = (path: string): RawClient =>
  /^\/admin\/(tokens|audit)/.test(path) ? clients.quang : clients.binh;

/** Every answer that says it was our fault, or that is no page of ours. */
async function faults(addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    const { status, headers } = await clientFor(address).send('GET', address);
    if (status >= 500 || !headers['content-security-policy']) found.push(`${address}: ${status}`);
  }
  return found;
}

describe('an address that nobody would type', () => {
  const VALUES = [
    '%00',
    'a%00b',
    '%E0%A4%A',
    '%FF',
    '0',
    '-1',
    '1e9',
    '99999999999999',
    '2147483648',
    '..%2f..',
  ];
  it.each(VALUES)('holds %s where something of ours should stand', async (value) => {
    const addresses = GETS.flatMap((path) =>
      [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => fill(path, { [name]: value })),
    );
    expect(addresses.length).toBeGreaterThan(20);
    expect(await faults(addresses)).toEqual([]);
  });

  const NAMES = 'before after from cursor phase limit campaign organisation category q day code action n';
  it.each(['1.5', '1e999', '99999999999999999999', '2147483648', '%00', '31/12/9999', '%25_%5C'])(
    'asks for %s in its query',
    async (value) => {
      const query = NAMES.replaceAll(/\w+ ?/g, (name) => `${name.trim()}=${value}&`);
      expect(await faults(GETS.map((path) => `${fill(path)}?${query}`))).toEqual([]);
    },
  );
});

describe('a request that is none', () => {
  it.each([
    'form=j:{"a":1}',
    'session=j:[1]',
    'form=j:null; session=j:{}',
    'form=%FF; session=s%3Aa.%E0%A4%A',
  ])('with the cookie %s gets its page', async (cookie) => {
    const { status, text } = await server.client().send('GET', '/sign-in', { headers: { cookie } });
    expect(status).toBe(200);
    expect(text).toContain('name="_csrf"');
  });

  it('about no address at all is refused in words', async () => {
    const { status, text } = await server.client().send('OPTIONS', '*');
    expect(status).toBe(404);
    expect(text).toContain('lang="vi"');
  });

  it('refused before anything was read of it, is refused in words', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const { status, text } = await server.client().send('GET', '/metrics', { headers });
    expect(status).toBe(404);
    expect(text).toContain('lang="vi"');
  });
});

it('keeps what comes back in a redirect within what an address takes', async () => {
  const fields = { q: 'x'.repeat(20_000) };
  const answer = await clients.binh.form(`/admin/campaigns/${SLUG}/phases/2/goals`, fields);
  expect(answer.status).toBe(303);
  expect(answer.headers.location?.length).toBeLessThan(1_000);
});
