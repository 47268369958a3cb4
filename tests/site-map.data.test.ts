import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createToken } from '../src/accounts/tokens/create-token.ts';
import { ABILITIES, type Ability, ROLES, type Role } from '../src/permissions.ts';
import { listen, type RawClient } from './support/raw-client.ts';
import { HOLDERS, REFUSED_INSIDE, SITE } from './support/site-list.ts';
import { PASSWORD, PEOPLE, type Person, SLUG, submissionFields, useWorld } from './support/world.ts';

// some thousand requests in a few tests
vi.setConfig({ testTimeout: 180_000 });

const world = useWorld();

/** One person of the cast for each role. */
const WHO: Readonly<Record<Role, Person>> = {
  enterprise: 'lan',
  staff: 'mai',
  organiser: 'binh',
  auditor: 'thu',
  administrator: 'quang',
};
type Looker = Role | 'visitor';
const LOOKERS: readonly Looker[] = ['visitor', ...ROLES];

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly ability: Ability;
}
const LIST: readonly Listed[] = ABILITIES.flatMap((ability) =>
  SITE[ability].map((line) => {
    const [method = '', path = ''] = line.split(' ');
    return { method, path, ability };
  }),
);
const PAGES = LIST.filter(({ path }) => !path.startsWith('/api/'));
const API = LIST.filter(({ path }) => path.startsWith('/api/'));

const mayOpen = (looker: Looker, ability: Ability): boolean =>
  ability === 'public' || (looker !== 'visitor' && HOLDERS[ability].includes(looker));

/** Things of the cast, for reading and for being refused; for an allowed POST things that are not there, so that nothing changes. */
let existing: Record<string, string> = {};
const ABSENT: Readonly<Record<string, string>> = {
  slug: 'khong-co',
  n: '9',
  id: '987654',
  code: 'KHONG-CO',
  token: 'sk_khong-co',
  ref: 'khong-co-dau',
  author: '987654',
};
function fill(path: string, values: Readonly<Record<string, string>>): string {
  const noun = path.split('/').at(path.startsWith('/admin/') ? 2 : 1) ?? '';
  return path.replace(/:(\w+)/g, (_, name: string) => values[`${noun}.${name}`] ?? values[name] ?? '1');
}

let server: Awaited<ReturnType<typeof listen>>;
const clients = new Map<Looker, RawClient>();
const tokens = new Map<string, string>();

async function signIn(role: Role): Promise<RawClient> {
  const client = server.client();
  const answer = await client.form('/sign-in', { email: PEOPLE[WHO[role]].email, password: PASSWORD });
  if (answer.status !== 303) throw new Error(`${role} could not sign in: ${answer.status}`);
  return client;
}

beforeAll(async () => {
  server = await listen(world.app);
  for (const looker of LOOKERS) {
    clients.set(looker, looker === 'visitor' ? server.client() : await signIn(looker));
  }
  for (const role of ROLES) {
    for (const scopes of [['read'], ['read', 'write']] as const) {
      const input = { email: PEOPLE[WHO[role]].email, name: 'Thử', scopes };
      const { token } = await createToken(await world.context('quang'), input);
      tokens.set(`${role} ${scopes.at(-1)}`, token ?? '');
    }
  }
  const sent = await clientOf('enterprise').form('/initiatives', submissionFields({ draft: '1' }));
  const code = /SK-[\w-]{11}/.exec(sent.headers.location ?? '')?.[0] ?? '';
  const hung = await world.context('hung');
  existing = {
    slug: SLUG,
    n: '1',
    'organisations.code': 'SAO-KHUE',
    'parks.code': 'THANG-LONG',
    'categories.code': 'san-xuat',
    'initiatives.code': code,
    id: hung.actor.kind === 'account' ? String(hung.actor.accountId) : '',
    token: 'sk_khong-co',
    ref: 'khong-co-dau',
    author: '1',
  };
});
afterAll(() => server.close());

const clientOf = (looker: Looker): RawClient => {
  const client = clients.get(looker);
  if (!client) throw new Error(looker);
  return client;
};

/** `METHOD /path looker: status` for every answer that is not as it should be. */
const wrongs: string[] = [];
const expectStatus = (ok: boolean, what: string, status: number): void => {
  if (!ok) wrongs.push(`${what}: ${status}`);
};
const isThrough = (status: number): boolean => status < 500 && status !== 401 && status !== 403;

describe('the site map', () => {
  it('is the list, and the router holds nothing else', () => {
    interface Layer {
      readonly rawPath?: string;
      readonly route?: { path: string; methods: Record<string, boolean> };
    }
    const { stack } = (world.app as unknown as { router: { stack: Layer[] } }).router;
    const routed = stack.flatMap(({ route }) =>
      route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
    );
    expect(routed.sort()).toEqual(LIST.map(({ method, path }) => `${method} ${path}`).sort());
    const set = stack.filter(({ route }) => !route).map(({ rawPath }) => rawPath);
    expect(set.filter((path) => path !== '/')).toEqual(['/assets', '/api']);
  });

  it('names every ability', () => {
    expect(Object.keys(SITE).sort()).toEqual([...ABILITIES].sort());
    expect(Object.keys(HOLDERS).sort()).toEqual(ABILITIES.filter((ability) => ability !== 'public').sort());
  });
});

describe('every role at every page', () => {
  it.each(LOOKERS)('lets the %s in exactly where the rules say', async (looker) => {
    const client = clientOf(looker);
    const inOrder = [...PAGES].sort(
      (a, b) => Number(a.path === '/sign-out') - Number(b.path === '/sign-out'),
    );
    wrongs.length = 0;
    for (const { method, path, ability } of inOrder) {
      const allowed = mayOpen(looker, ability) && !REFUSED_INSIDE.includes(`${method} ${path} ${looker}`);
      const address = fill(path, method === 'POST' && allowed ? ABSENT : existing);
      const { status } = method === 'GET' ? await client.send('GET', address) : await client.form(address);
      const right = allowed ? isThrough(status) : status === (looker === 'visitor' ? 401 : 403);
      expectStatus(right, `${method} ${address} ${looker}`, status);
    }
    if (looker !== 'visitor') {
      expectStatus((await client.send('GET', '/account')).status === 401, `${looker} after signing out`, 200);
      clients.set(looker, await signIn(looker));
    }
    expect(wrongs).toEqual([]);
  });

  it('is not fooled by slashes, case, encoding, method overrides or proxy headers', async () => {
    wrongs.length = 0;
    for (const { method, path, ability } of PAGES.filter(({ ability }) => ability !== 'public')) {
      const looker = LOOKERS.find((one) => one !== 'visitor' && !mayOpen(one, ability)) ?? 'visitor';
      const client = clientOf(looker);
      const address = fill(path, existing);
      for (const trick of tricks(address)) {
        const answer = method === 'GET' ? await client.send('GET', trick) : await client.form(trick);
        expectStatus(
          [400, 401, 403, 404].includes(answer.status),
          `${method} ${trick} ${looker}`,
          answer.status,
        );
      }
      const first = SITE[ability].find((line) => line.startsWith(method)) === `${method} ${path}`;
      for (const [name, value] of first ? overrides(method, address) : []) {
        const { status } = await client.send(method === 'GET' ? 'POST' : 'GET', '/account', {
          headers: { [name]: value },
        });
        const plain = method === 'GET' ? 404 : looker === 'visitor' ? 401 : 200;
        expectStatus(status === plain, `${name}: ${value} ${looker}`, status);
      }
    }
    expect(wrongs).toEqual([]);
  });
});

const tricks = (address: string): string[] => [
  `${address}/`,
  `/${address}`,
  `/.${address}`,
  `/x/..${address}`,
  address.toUpperCase(),
  address.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  `${address}%2f`,
  `${address}%00`,
  `${address};x=1`,
  `${address}/.json`,
];

const overrides = (method: string, address: string): [string, string][] => [
  ['x-http-method-override', method],
  ['x-method-override', method],
  ['x-original-url', address],
  ['x-rewrite-url', address],
];

describe('every role at the API', () => {
  const call = (client: RawClient, { method, path }: Listed, values: Record<string, string>, token = '') =>
    client.send(method, fill(path, { code: values['initiatives.code'] ?? '', ...values }), {
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': 'a-key' } : {}),
      },
      ...(method === 'POST' ? { body: '{}' } : {}),
    });

  it('lets a token do what its account may, and no more than its scope', async () => {
    wrongs.length = 0;
    for (const listed of API) {
      const what = `${listed.method} ${listed.path}`;
      for (const role of ROLES) {
        const allowed = mayOpen(role, listed.ability);
        const values = allowed && listed.method === 'POST' ? { ...ABSENT } : existing;
        const { status } = await call(server.client(), listed, values, tokens.get(`${role} write`));
        expectStatus(allowed ? isThrough(status) : status === 403, `${what} ${role}`, status);
        const reading = await call(server.client(), listed, values, tokens.get(`${role} read`));
        const readable = allowed && listed.method === 'GET';
        expectStatus(
          readable ? isThrough(reading.status) : reading.status === 403,
          `${what} ${role} read`,
          reading.status,
        );
      }
      const open = listed.ability === 'public';
      const bare = await call(server.client(), listed, existing);
      expectStatus(open ? isThrough(bare.status) : bare.status === 401, `${what} visitor`, bare.status);
      const wrong = await call(server.client(), listed, existing, 'sk_a-token-that-nobody-has');
      expectStatus(wrong.status === 401, `${what} wrong token`, wrong.status);
    }
    expect(wrongs).toEqual([]);
  });

  it('gives a session nothing: pages and API are two doors', async () => {
    wrongs.length = 0;
    for (const listed of API.filter(({ ability }) => ability !== 'public')) {
      const { status } = await call(clientOf('organiser'), listed, existing);
      expectStatus(status === 401, `${listed.method} ${listed.path} with a session`, status);
    }
    expect(wrongs).toEqual([]);
  });
});

describe('every form', () => {
  it('refuses a token that is missing, empty, wrong or another session’s, and foreign origins', async () => {
    wrongs.length = 0;
    const theirs = await (await signIn('staff')).formToken();
    for (const { path, ability } of PAGES.filter(({ method }) => method === 'POST')) {
      const looker = LOOKERS.find((one) => mayOpen(one, ability)) ?? 'visitor';
      const client = clientOf(looker);
      const address = fill(path, existing);
      const own = await client.formToken();
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const attempts: [string, { headers?: Record<string, string>; body?: string }][] = [
        ['none', { headers: type, body: 'x=1' }],
        ['empty', { headers: type, body: '_csrf=' }],
        ['wrong', { headers: type, body: `_csrf=${own.replace(/^./, (c) => (c === '0' ? '1' : '0'))}` }],
        ['twice', { headers: type, body: `_csrf=${own}&_csrf=${own}` }],
        ['another session’s', { headers: type, body: `_csrf=${theirs}` }],
        ['in the query', { headers: type, body: '' }],
        [
          'as JSON',
          { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ _csrf: own }) },
        ],
        ['as plain text', { headers: { 'content-type': 'text/plain' }, body: `_csrf=${own}` }],
        ['foreign origin', { headers: { ...type, origin: 'https://evil.example' }, body: `_csrf=${own}` }],
        ['null origin', { headers: { ...type, origin: 'null' }, body: `_csrf=${own}` }],
        ['cross-site', { headers: { ...type, 'sec-fetch-site': 'cross-site' }, body: `_csrf=${own}` }],
        ['same-site', { headers: { ...type, 'sec-fetch-site': 'same-site' }, body: `_csrf=${own}` }],
      ];
      for (const [name, sending] of attempts) {
        const target = name === 'in the query' ? `${address}?_csrf=${own}` : address;
        const { status } = await client.send('POST', target, sending);
        expectStatus(status === 403, `${name}: POST ${address} ${looker}`, status);
      }
    }
    expect(wrongs).toEqual([]);
  });

  it('changes nothing by GET', async () => {
    wrongs.length = 0;
    const readable = new Set(PAGES.filter(({ method }) => method === 'GET').map(({ path }) => path));
    for (const { path, ability } of PAGES.filter(({ method }) => method === 'POST')) {
      if (readable.has(path) || readable.has(path.replace(/\/[^/:]+$/, '/:code'))) continue;
      const looker = LOOKERS.find((one) => mayOpen(one, ability)) ?? 'visitor';
      const { status } = await clientOf(looker).send('GET', fill(path, existing));
      expectStatus(status === 404, `GET ${path} ${looker}`, status);
    }
    expect(wrongs).toEqual([]);
  });
});
