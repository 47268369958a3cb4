import { beforeAll, describe, expect, it } from 'vitest';
import { SLUG, useWorld } from '../support/world.ts';
import { API, type Client, clientOf } from './support.ts';

const world = useWorld();
const client = {} as Record<'lan' | 'hung' | 'mai' | 'visitor' | 'administrator', Client>;
const codes: string[] = [];
beforeAll(async () => {
  client.lan = await clientOf(world, 'lan');
  client.hung = await clientOf(world, 'hung');
  client.mai = await clientOf(world, 'mai');
  client.administrator = await clientOf(world, 'quang');
  client.visitor = await clientOf(world, null);
  for (let n = 1; n <= 12; n++)
    codes.push(await client.lan.submit({ title: `Giảm hàng lỗi ${n}`, benefitVnd: n * 1_000_000 }));
  await client.hung.submit({ title: 'Của Hồng Đăng', category: 'an-toan' });
  codes.push(await client.lan.submit({ title: 'Bí mật', confidential: true }));
  for (const code of [codes[0], codes[1], codes[12]])
    await client.mai.post(`/api/v1/initiatives/${code}/verification`);
});

interface Item {
  readonly code: string;
  readonly organisation: string;
}

/** Every page of a list, one after the other. */
async function walk(who: Client, query: string, between = async (): Promise<void> => {}): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && pages < 100; pages++) {
    const { body } = await who.get(`${API}/initiatives?${query}&cursor=${cursor}`);
    items.push(...body.items);
    cursor = body.nextCursor;
    await between();
  }
  expect(cursor).toBeNull();
  return items;
}

describe('the figures', () => {
  it('have the shape of the contract', async () => {
    const { status, body } = await client.visitor.get(`${API}/progress`);
    expect(status).toBe(200);
    expect(body).toEqual({
      campaign: SLUG,
      asOf: '2022-05-12T02:00:00.000Z',
      version: expect.any(Number),
      total: { goal: 50_000, submitted: 14, verified: 3, percent: 0, benefitVnd: 3_000_000 },
      phases: [
        {
          number: 1,
          startsOn: '2022-01-01',
          endsOn: '2022-05-31',
          goal: 20_000,
          submitted: 14,
          verified: 3,
          awaiting: 11,
          percent: 0,
          requiredPerDay: 999.9,
          benefitVnd: 3_000_000,
          closed: false,
        },
        expect.objectContaining({ number: 2, goal: 30_000, submitted: 0 }),
      ],
    });
  });

  it.each(['organisation', 'park', 'category', 'sector'])('add up the same by %s', async (by) => {
    const { body } = await client.visitor.get(`${API}/standings?by=${by}`);
    const sum = (name: string) =>
      body.items.reduce((total: number, item: Record<string, number>) => total + (item[name] ?? 0), 0);
    expect([sum('submitted'), sum('verified'), sum('awaiting'), sum('benefitVnd')]).toEqual([
      14, 3, 11, 3_000_000,
    ]);
    expect(body.items[0].verified).toBe(3);
  });

  it('are those of campaigns only: a programme has none of its own', async () => {
    for (const what of ['progress', 'standings?by=park', 'initiatives'])
      expect((await client.visitor.get(`/api/v1/campaigns/1-trieu-sang-kien/${what}`)).status).toBe(404);
    expect((await world.visitor().get('/campaigns/1-trieu-sang-kien')).status).toBe(404);
  });

  it('list the campaigns, and refuse an unknown grouping', async () => {
    const { body } = await client.visitor.get('/api/v1/campaigns');
    expect(body.items.map(({ slug }: { slug: string }) => slug)).toEqual([SLUG]);
    const refused = await client.visitor.get(`${API}/standings?by=name`);
    expect([refused.status, refused.body.errors.by.code]).toEqual([422, 'unknown_choice']);
    expect((await client.visitor.get(`${API}/standings`)).body.errors.by.code).toBe('unknown_choice');
  });
});

describe('the list', () => {
  it('shows everybody what is verified and not confidential, without names', async () => {
    const { body } = await client.visitor.get(`${API}/initiatives`);
    expect(body.items.map(({ code }: Item) => code)).toEqual([codes[1], codes[0]]);
    expect(Object.keys(body.items[0]).sort()).toEqual(
      ['category', 'code', 'organisation', 'phase', 'status', 'submittedOn', 'title'].sort(),
    );
    expect((await client.visitor.get(`${API}/initiatives?status=submitted`)).body.items).toEqual([]);
    expect((await client.visitor.get(`/api/v1/initiatives/${codes[12]}`)).status).toBe(404);
    expect((await client.visitor.get(`/api/v1/initiatives/${codes[2]}`)).status).toBe(404);
    const one = await client.visitor.get(`/api/v1/initiatives/${codes[0]}`);
    expect(one.body.authors).toBeUndefined();
    const administrator = await client.administrator.get(`${API}/initiatives`);
    expect(administrator.body).toEqual(body);
  });

  it('ends at the fence of the token', async () => {
    expect((await walk(client.lan, 'limit=5')).map(({ organisation }) => organisation)).toEqual(
      Array(13).fill('SAO-KHUE'),
    );
    const hung = await walk(client.hung, '');
    expect(hung.map(({ organisation }) => organisation)).toEqual(['HONG-DANG']);
    expect((await client.hung.get(`/api/v1/initiatives/${codes[0]}`)).status).toBe(404);
    const foreign = await client.hung.get(`${API}/initiatives?organisation=SAO-KHUE`);
    expect([foreign.status, foreign.body.errors.organisation.code]).toEqual([422, 'unknown_organisation']);
    expect((await client.hung.post(`/api/v1/initiatives/${codes[3]}/verification`)).status).toBe(403);
  });

  it('has every item once over the pages, while new ones come in', async () => {
    const before = await walk(client.mai, 'limit=200');
    const seen = await walk(client.mai, 'limit=3', async () => {
      await client.lan.submit({ title: 'Đến giữa chừng' });
    });
    expect(seen.map(({ code }) => code)).toEqual(before.map(({ code }) => code));
  });

  it('filters by status, unit, phase and words, whatever their accents', async () => {
    const found = async (query: string) => (await walk(client.mai, query)).length;
    expect(await found('status=verified')).toBe(3);
    expect(await found('organisation=HONG-DANG')).toBe(1);
    expect(await found('organisation=CD-KCNCX-HN&status=verified')).toBe(3);
    expect(await found('phase=2')).toBe(0);
    expect(await found('q=giam+hang+loi')).toBe(12);
    expect(await found(`q=${encodeURIComponent('hàng lỗi 12'.normalize('NFD'))}`)).toBe(1);
    expect(await found(`q=${codes[0]}`)).toBe(1);
    expect(await found('q=%25')).toBeGreaterThan(0);
    expect(await found('status=&organisation=&phase=&q=')).toBeGreaterThan(13);
  });

  it.each([
    ['status=done', 'status', 'unknown_choice'],
    ['organisation=NOBODY', 'organisation', 'unknown_organisation'],
    ['organisation=A%00', 'organisation', 'unknown_organisation'],
    ['phase=9', 'phase', 'unknown_phase'],
    ['phase=one', 'phase', 'wrong_type'],
    ['limit=0', 'limit', 'too_small_value'],
    ['limit=201', 'limit', 'too_large_value'],
    ['limit=2.5', 'limit', 'wrong_type'],
    ['cursor=abc', 'cursor', 'not_a_cursor'],
    [`cursor=${Buffer.from('i9999999999').toString('base64url')}`, 'cursor', 'not_a_cursor'],
    ['q=a&q=b', 'q', 'not_text'],
    ['sort=title', 'sort', 'unknown_field'],
  ])('names the parameter: %s', async (query, field, code) => {
    const answer = await client.visitor.get(`${API}/initiatives?${query}`);
    expect([answer.status, answer.body.errors?.[field]?.code]).toEqual([422, code]);
  });
});
