import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../src/accounts/tokens/create-token.ts';
import { atomically } from '../../src/database/atomically.ts';
import { listen, type RawClient } from '../support/raw-client.ts';
import { NOW, PASSWORD, PEOPLE, type Person, useWorld } from '../support/world.ts';

const world = useWorld();
const NEXT = 'sóng vỗ bờ hồ Tây';
let server: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  server = await listen(world.app);
});
afterAll(() => server.close());

async function signedIn(person: Person, client = server.client(), password = PASSWORD): Promise<RawClient> {
  const answer = await client.form('/sign-in', { email: PEOPLE[person].email, password });
  expect(answer.status).toBe(303);
  return client;
}

const sessionOf = (client: RawClient): string => client.cookies.get('session') ?? '';
const isIn = async (client: RawClient): Promise<boolean> =>
  (await client.send('GET', '/account')).status === 200;
const isAlive = async (session: string): Promise<boolean> => {
  const client = server.client();
  client.cookies.set('session', session);
  return isIn(client);
};
const minutesLater = (minutes: number): void => world.setNow(new Date(NOW.getTime() + minutes * 60_000));

describe('a session', () => {
  it('gets a new id at each sign-in; an id chosen by somebody else is never taken over', async () => {
    const client = server.client();
    client.cookies.set('session', 's%3Achosen-by-somebody.signature');
    await signedIn('lan', client);
    const first = sessionOf(client);
    expect(first).not.toContain('chosen');
    await signedIn('lan', client);
    expect(sessionOf(client)).not.toBe(first);
    expect(await isAlive(first)).toBe(false);
    expect(await isIn(client)).toBe(true);
  });

  it('is made by signing in and by nothing else', async () => {
    const client = server.client();
    await client.send('GET', '/sign-in');
    await client.form('/sign-in', { email: PEOPLE.lan.email, password: 'sai mật khẩu rồi' });
    expect(client.cookies.has('session')).toBe(false);
  });

  it('has a cookie that scripts cannot read and other sites cannot send', async () => {
    const client = server.client();
    const answer = await client.form('/sign-in', { email: PEOPLE.lan.email, password: PASSWORD });
    const line = answer.headers['set-cookie']?.find((one) => one.startsWith('session='));
    expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('is dead after the sign-out, for whoever kept the cookie', async () => {
    const client = await signedIn('lan');
    const kept = sessionOf(client);
    expect((await client.form('/sign-out')).status).toBe(303);
    expect(await isAlive(kept)).toBe(false);
  });

  it('rests no longer than 30 minutes for organisers and 8 hours for others', async () => {
    const [binh, lan] = [await signedIn('binh'), await signedIn('lan')];
    minutesLater(29);
    expect(await isIn(binh)).toBe(true);
    minutesLater(58);
    expect(await isIn(binh)).toBe(true);
    minutesLater(89);
    expect(await isIn(binh)).toBe(false);
    expect(await isIn(lan)).toBe(true);
    minutesLater(89 + 8 * 60 + 1);
    expect(await isIn(lan)).toBe(false);
    minutesLater(0);
  });

  it('lives a day at most, however busy', async () => {
    const lan = await signedIn('lan');
    for (const hours of [6, 12, 18, 23.9]) {
      minutesLater(hours * 60);
      expect(await isIn(lan)).toBe(true);
    }
    minutesLater(24 * 60 + 1);
    expect(await isIn(lan)).toBe(false);
    minutesLater(0);
  });

  it('is listed to its owner and can be ended, one by one or all others', async () => {
    const [one, two, three] = [await signedIn('tuan'), await signedIn('tuan'), await signedIn('tuan')];
    const stranger = await signedIn('lan');
    const { text } = await one.send('GET', '/account');
    const endings = [...text.matchAll(/action="(\/account\/sessions\/[\w-]{12}\/removal)"/g)].map(
      ([, path]) => path,
    );
    expect(endings).toHaveLength(2);
    expect(text).toContain('phiên này');
    for (const client of [one, two, three])
      expect(text).not.toContain(decodeURIComponent(sessionOf(client)).slice(2, 34));
    expect((await stranger.form(endings[0] ?? '')).status).toBe(404);
    expect((await one.form(endings[0] ?? '')).status).toBe(303);
    expect([await isIn(two), await isIn(three)].filter(Boolean)).toHaveLength(1);
    expect((await one.form('/account/sessions/removal')).status).toBe(303);
    expect([await isIn(one), await isIn(two), await isIn(three)]).toEqual([true, false, false]);
  });
});

describe('changing the password', () => {
  it('asks for the present one, ends every other session and gives this one a new id', async () => {
    const [here, elsewhere] = [await signedIn('thu'), await signedIn('thu')];
    const before = sessionOf(here);
    const wrong = await here.form('/account/password', { currentPassword: 'không nhớ nữa', password: NEXT });
    expect(wrong.status).toBe(422);
    expect(wrong.text).not.toContain(NEXT);
    expect(
      (await here.form('/account/password', { currentPassword: PASSWORD, password: 'ngắn' })).status,
    ).toBe(422);
    expect((await here.form('/account/password', { currentPassword: PASSWORD, password: NEXT })).status).toBe(
      303,
    );
    expect(sessionOf(here)).not.toBe(before);
    expect(await isAlive(before)).toBe(false);
    expect(await isIn(elsewhere)).toBe(false);
    expect(await isIn(here)).toBe(true);
    expect(await isIn(await signedIn('thu', server.client(), NEXT))).toBe(true);
  });

  it('carries no password through a session that ended', async () => {
    const typed = { currentPassword: PASSWORD, password: NEXT, passwordAgain: NEXT };
    const answer = await server.client().form('/account/password', typed);
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain(NEXT);
    expect(answer.text).not.toContain(PASSWORD);
  });

  it('is slowed down for whoever guesses', async () => {
    const client = await signedIn('mai');
    const guesses = [];
    for (let i = 0; i < 11; i++)
      guesses.push((await client.form('/account/password', { currentPassword: 'x', password: NEXT })).status);
    expect(guesses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 422));
    expect(guesses[10]).toBe(429);
  });
});

describe('secrets', () => {
  it('stand nowhere in the database or the log, but as hashes', async () => {
    const quang = await signedIn('quang');
    const { token } = await createToken(await world.context('quang'), {
      email: PEOPLE.mai.email,
      name: 'Thử',
      scopes: ['read', 'write'],
    });
    const made = await quang.form('/admin/tokens', {
      email: PEOPLE.mai.email,
      name: 'Thử',
      scopes: 'read',
      _key: 'k1',
    });
    expect(made.status).toBe(303);
    const shown = /value="(sk_[\w-]{43})"/.exec((await quang.send('GET', '/admin/tokens')).text)?.[1] ?? '';
    const invited = await quang.form('/admin/accounts', {
      name: 'Bí Mật',
      email: 'bimat@kcn.example',
      roles: 'staff',
      organisation: 'CD-KCNCX-HN',
      _key: 'k2',
    });
    const { text } = await quang.send('GET', invited.headers.location ?? '');
    const link = /\/invitations\/(sk_[\w-]{43})/.exec(text)?.[1] ?? '';
    await quang.send('GET', `/invitations/${link}`);
    await quang.send('POST', `/invitations/${link}`, { body: 'password=x' });
    const sessionId = decodeURIComponent(sessionOf(quang)).slice(2).split('.')[0] ?? '';
    const secrets = [PASSWORD, NEXT, token ?? '', shown, link, sessionId];
    expect(secrets.filter((secret) => secret.length < 12)).toEqual([]);
    const tables = [
      'account',
      'session',
      'invitation',
      'api_token',
      'request_key',
      'event',
      'event_detail',
    ] as const;
    for (const table of tables) {
      const rows = JSON.stringify(await world.database.db.selectFrom(table).selectAll().execute());
      expect(rows.length).toBeGreaterThan(2);
      expect(secrets.filter((secret) => rows.includes(secret))).toEqual([]);
    }
    expect(secrets.filter((secret) => world.logged.join('').includes(secret))).toEqual([]);
  });
});

describe('a sign-in', () => {
  it('is refused in words whatever was typed, and puts no more into the log than an address', async () => {
    const email = Array.from({ length: 9_000 }, (_, n) => (n * n).toString(36)).join('');
    const answer = await server.client().form('/sign-in', { email, password: 'sai mật khẩu rồi' });
    expect(answer.status).toBe(422);
    const { subject } = await world.database.db
      .selectFrom('event')
      .select('subject')
      .where('action', '=', 'account.sign_in_refused')
      .orderBy('sequence', 'desc')
      .executeTakeFirstOrThrow();
    expect(subject).toBe(email.slice(0, 254));
  });

  it('clears away keys of forms that nobody will send again', async () => {
    const { db } = world.database;
    const old = {
      account_id: 0,
      key: 'old',
      body_hash: '',
      answer: null,
      expires_at: '2022-05-01T00:00:00.000Z',
    };
    const kept = { ...old, key: 'kept', expires_at: '2099-01-01T00:00:00.000Z' };
    await atomically(world.system, (inside) =>
      inside.db.insertInto('request_key').values([old, kept]).execute(),
    );
    await signedIn('lan');
    const keys = await db.selectFrom('request_key').select('key').where('account_id', '=', 0).execute();
    expect(keys).toEqual([{ key: 'kept' }]);
  });
});
