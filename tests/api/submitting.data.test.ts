import supertest from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { SLUG, useWorld } from '../support/world.ts';
import { API, type Client, clientOf, submission } from './support.ts';

const world = useWorld();
let lan: Client;
let mai: Client;
let visitor: Client;
beforeAll(async () => {
  lan = await clientOf(world, 'lan');
  mai = await clientOf(world, 'mai');
  visitor = await clientOf(world, null);
});

const count = async (): Promise<number> =>
  (await visitor.get(`${API}/progress`)).body.total.submitted as number;

describe('submitting by the API', () => {
  it('takes an item in and says where it is', async () => {
    const before = await count();
    const answer = await lan.post(`${API}/initiatives`, submission());
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      code: expect.stringMatching(/^SK-.{5}-.{5}$/),
      status: 'submitted',
      phase: 1,
    });
    expect(answer.headers['location']).toBe(`/api/v1/initiatives/${answer.body.code}`);
    expect(await count()).toBe(before + 1);
    const { body } = await lan.get(answer.headers['location'] ?? '');
    expect(body).toMatchObject({
      organisation: 'SAO-KHUE',
      category: 'san-xuat',
      submittedOn: '2022-05-12',
      authors: [{ name: 'Ngô Văn Đạt', share: 100 }],
    });
  });

  it('uses today in Hà Nội where no day is said', async () => {
    const code = await lan.submit({ submittedOn: undefined });
    expect((await lan.get(`/api/v1/initiatives/${code}`)).body.submittedOn).toBe('2022-05-12');
  });

  it('needs staff to name the unit, in their branch', async () => {
    const unnamed = await mai.post(`${API}/initiatives`, submission());
    expect([unnamed.status, unnamed.body.errors.organisation.code]).toEqual([422, 'required']);
    const named = await mai.post(`${API}/initiatives`, submission({ organisation: 'HONG-DANG' }));
    expect(named.status).toBe(201);
  });

  it('makes one item of ten equal requests at once', async () => {
    const before = await count();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        lan.post(`${API}/initiatives`, submission({ title: 'Mười lần' }), 'one and the same'),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  it('refuses a key that came with another body, and keeps the keys of others apart', async () => {
    const first = await lan.post(`${API}/initiatives`, submission({ title: 'Một' }), 'my key');
    const other = await lan.post(`${API}/initiatives`, submission({ title: 'Hai' }), 'my key');
    expect([other.status, other.body.code]).toEqual([409, 'key_reused']);
    const hung = await clientOf(world, 'hung');
    const foreign = await hung.post(`${API}/initiatives`, submission({ title: 'Hai' }), 'my key');
    expect(foreign.status).toBe(201);
    expect(foreign.body.code).not.toBe(first.body.code);
  });

  it.each([
    ['', 'required'],
    ['a'.repeat(201), 'not_a_key'],
    ['tab\tinside', 'not_a_key'],
  ])('asks for a key against doubles: %j', async (key, code) => {
    const answer = await lan.post(`${API}/initiatives`, submission(), key);
    expect([answer.status, answer.body.errors?.idempotencyKey?.code]).toEqual([422, code]);
  });

  it.each<[string, object, string, string]>([
    ['no title', { title: undefined }, 'title', 'required'],
    ['an empty title', { title: ' \u200b ' }, 'title', 'required'],
    ['a title too long', { title: 'a'.repeat(301) }, 'title', 'too_long'],
    ['a number as title', { title: 7 }, 'title', 'not_text'],
    ['a day that is none', { submittedOn: '2022-02-31' }, 'submittedOn', 'not_a_day'],
    ['a day to come', { submittedOn: '2022-05-13' }, 'submittedOn', 'day_in_future'],
    ['a day before all phases', { submittedOn: '2021-12-31' }, 'submittedOn', 'outside_phases'],
    ['no authors', { authors: [] }, 'authors', 'required'],
    [
      'shares of 99',
      {
        authors: [
          { name: 'A', share: 50 },
          { name: 'B', share: 49 },
        ],
      },
      'authors',
      'shares_not_100',
    ],
    [
      'a share of next to nothing',
      {
        authors: [
          { name: 'A', share: 99.999 },
          { name: 'B', share: 0.001 },
        ],
      },
      'authors.1.share',
      'too_small_value',
    ],
    ['a negative benefit', { benefitVnd: -1 }, 'benefitVnd', 'too_small_value'],
    ['a benefit as text', { benefitVnd: '80.000.000' }, 'benefitVnd', 'wrong_type'],
    ['a benefit over 100 tỷ', { benefitVnd: 100_000_000_001 }, 'benefitVnd', 'benefit_needs_confirmation'],
    ['an unknown category', { category: 'san-xuat\u0000x' }, 'category', 'unknown_category'],
    ['a foreign unit', { organisation: 'HONG-DANG' }, 'organisation', 'unknown_organisation'],
    ['a field that is none', { bonus: 1 }, 'bonus', 'unknown_field'],
  ])('names the field: %s', async (_what, more, field, code) => {
    const before = await count();
    const answer = await lan.post(`${API}/initiatives`, submission(more));
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: 422, type: 'about:blank', title: 'Dữ liệu chưa đúng' });
    expect(answer.body.errors[field]).toEqual({ code, message: expect.stringMatching(/\p{L}/u) });
    expect(await count()).toBe(before);
  });

  it('stores composed text and gives hostile text back as text', async () => {
    const title = '<script>alert(1)</script> =cmd Đổi mới'.normalize('NFD');
    const code = await lan.submit({ title });
    expect((await lan.get(`/api/v1/initiatives/${code}`)).body.title).toBe(title.normalize('NFC'));
  });

  it('verifies and undoes, with the rules of the pages', async () => {
    const code = await lan.submit();
    const address = `/api/v1/initiatives/${code}/verification`;
    expect((await lan.post(address)).status).toBe(403);
    const done = await mai.post(address);
    expect([done.status, done.body]).toEqual([200, { code, status: 'verified', phase: 1 }]);
    const again = await mai.post(address);
    expect([again.status, again.body.code]).toEqual([409, 'status_moved_on']);
    expect((await mai.post(`${address}/removal`)).body.status).toBe('submitted');
    const own = await mai.submit({ organisation: 'SAO-KHUE' });
    const refused = await mai.post(`/api/v1/initiatives/${own}/verification`);
    expect([refused.status, refused.body.code]).toEqual([403, 'own_entry']);
  });

  it.each([
    ['return', { reason: 'Thiếu quyết định công nhận' }, 'returned'],
    ['rejection', { reason: 'Việc thường ngày' }, 'rejected'],
    ['withdrawal', {}, 'withdrawn'],
  ])('does and undoes: %s', async (address, body, status) => {
    const code = await lan.submit();
    const who = address === 'withdrawal' ? lan : mai;
    const path = `/api/v1/initiatives/${code}/${address}`;
    if (address !== 'withdrawal') {
      const unreasoned = await who.post(path, { reason: ' ' });
      expect([unreasoned.status, unreasoned.body.errors.reason.code]).toEqual([422, 'required']);
      expect((await lan.post(path, body)).status).toBe(403);
    }
    const done = await who.post(path, body);
    expect([done.status, done.body]).toEqual([200, { code, status, phase: 1 }]);
    expect((await who.post(`${path}/removal`)).body.status).toBe('submitted');
    expect((await who.post(`${path}/removal`)).status).toBe(409);
  });

  it('marks a duplicate of another item of the same unit', async () => {
    const original = await lan.submit();
    const code = await lan.submit();
    const path = `/api/v1/initiatives/${code}/duplicate`;
    const unknown = await mai.post(path, { original: 'SK-22222-22222' });
    expect([unknown.status, unknown.body.errors.original.code]).toEqual([422, 'unknown_original']);
    expect((await mai.post(path, { original })).body.status).toBe('duplicate');
    expect((await mai.post(`${path}/removal`)).body.status).toBe('submitted');
    expect(await recountProblems(world.database.db)).toEqual([]);
  });
});

describe('what the API refuses', () => {
  const raw = (body: string, type = 'application/json') =>
    supertest(world.app)
      .post(`${API}/initiatives`)
      .set('content-type', type)
      .set('idempotency-key', 'k')
      .send(body);

  it('broken JSON, other content, too much of it, unknown addresses', async () => {
    expect((await raw('{"title":')).status).toBe(400);
    const big = await raw(JSON.stringify({ title: 'a'.repeat(1_100_000) }));
    expect([big.status, big.body.detail]).toEqual([413, 'Dữ liệu gửi lên vượt giới hạn 1 MB.']);
    const unknown = await visitor.get('/api/v1/nothing');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found']);
    expect(unknown.headers['content-type']).toContain('application/problem+json');
    const form = await lan.post(`${API}/initiatives`).type('form').send('title=x');
    expect([form.status, form.body.code]).toEqual([415, 'not_json']);
    const list = await lan.post(`${API}/initiatives`, [submission()]);
    expect(list.status).toBe(422);
    expect((await visitor.get('/api/v1/campaigns/a%00b/progress')).status).toBe(404);
    expect((await visitor.get('/api/v1/initiatives/%00')).status).toBe(404);
  });

  it('nobody, a wrong token, a token without the scope', async () => {
    const nobody = await visitor.post(`${API}/initiatives`, submission());
    expect([nobody.status, nobody.body.code]).toEqual([401, 'token_required']);
    expect(nobody.headers['www-authenticate']).toBe('Bearer');
    const wrong = await visitor
      .get(`${API}/progress`)
      .set('authorization', 'Bearer sk_0000000000000000000000000000000000000000000');
    expect([wrong.status, wrong.body.code]).toEqual([401, 'token_refused']);
    const reading = await clientOf(world, 'lan', ['read']);
    const refused = await reading.post(`${API}/initiatives`, submission());
    expect([refused.status, refused.body.code]).toEqual([403, 'token_scope']);
    const writing = await clientOf(world, 'lan', ['write']);
    expect((await writing.get(`${API}/initiatives`)).body.code).toBe('token_scope');
    const auditor = await clientOf(world, 'thu');
    expect((await auditor.post(`${API}/initiatives`, submission())).body.code).toBe('not_allowed');
  });

  it('a session instead of a token, and a campaign that is none', async () => {
    const browser = await world.as('lan');
    const answer = await browser.agent.post(`${API}/initiatives`).send(submission());
    expect(answer.status).toBe(401);
    expect((await lan.post('/api/v1/campaigns/khong-co/initiatives', submission())).status).toBe(404);
    const programme = await lan.post('/api/v1/campaigns/1-trieu-sang-kien/initiatives', submission());
    expect([programme.status, programme.body.code]).toEqual([409, 'programme_takes_none']);
    expect(SLUG).not.toBe('khong-co');
  });
});
