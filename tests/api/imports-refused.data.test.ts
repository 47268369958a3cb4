import supertest from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../src/accounts/tokens/create-token.ts';
import { LIMITS } from '../../src/workbook/limits.ts';
import { PEOPLE, useWorld } from '../support/world.ts';
import { API, type Client, clientOf } from './support.ts';

const world = useWorld();
let lan: Client;
let hung: Client;
let mai: Client;
beforeAll(async () => {
  lan = await clientOf(world, 'lan');
  hung = await clientOf(world, 'hung');
  mai = await clientOf(world, 'mai');
});

const FILE = {
  name: 'tuan.csv',
  bytes: Buffer.from(
    'Họ và tên;Đơn vị;Tên sáng kiến;Lĩnh vực;Ngày nộp\nLê A;SAO-KHUE;Một;SXKD;10/05/2022\nLê A;HONG-DANG;Hai;SXKD;31/02/2022',
  ),
};
const IMPORTS = `${API}/imports`;
const batches = async (): Promise<number> => (await mai.get('/api/v1/imports?limit=200')).body.items.length;

/** Every call on one batch. */
const calls = (id: number): readonly [string, (client: Client) => supertest.Test][] => {
  const place = `/api/v1/imports/${id}`;
  return [
    ['the batch', (client) => client.get(place)],
    ['findings', (client) => client.get(`${place}/findings`)],
    ['fix-it', (client) => client.get(`${place}/fix-it.xlsx`)],
    ['decisions', (client) => client.post(`${place}/decisions`, { confirmBenefit: true })],
    ['corrections', (client) => client.upload(`${place}/corrections`, FILE, {})],
    ['application', (client) => client.post(`${place}/application`, { mode: 'good-rows' })],
    ['reversal', (client) => client.post(`${place}/reversal`)],
  ];
};
const statuses = (id: number, client: Client) =>
  Promise.all(calls(id).map(async ([name, call]) => [name, (await call(client)).status]));
const all = (id: number, status: number) => calls(id).map(([name]) => [name, status]);

describe('imports by the API are refused', () => {
  it('to roles that do not import, to nobody, and to tokens of the other scope', async () => {
    const { body } = await mai.upload(IMPORTS, FILE, {});
    for (const person of ['thu', 'quang'] as const) {
      const client = await clientOf(world, person);
      expect((await client.upload(IMPORTS, FILE, {})).body.code).toBe('not_allowed');
      expect((await client.get('/api/v1/imports')).status).toBe(403);
      expect(await statuses(body.id, client)).toEqual(all(body.id, 403));
    }
    const nobody = await clientOf(world, null);
    expect((await nobody.upload(IMPORTS, FILE, {})).status).toBe(401);
    expect(await statuses(body.id, nobody)).toEqual(all(body.id, 401));
    const reading = await clientOf(world, 'mai', ['read']);
    expect((await reading.upload(IMPORTS, FILE, {})).body.code).toBe('token_scope');
    expect(
      (await reading.post(`/api/v1/imports/${body.id}/application`, { mode: 'good-rows' })).body.code,
    ).toBe('token_scope');
    const writing = await clientOf(world, 'mai', ['write']);
    expect((await writing.get('/api/v1/imports')).body.code).toBe('token_scope');
    expect((await mai.get(`/api/v1/imports/${body.id}`)).body.status).toBe('checked');
  });

  it('on batches of other branches, which look as if they were not there', async () => {
    const own = (await lan.upload(IMPORTS, FILE, {})).body.id;
    expect(await statuses(own, hung)).toEqual(all(own, 404));
    const above = (await mai.upload(IMPORTS, FILE, {})).body.id;
    expect(await statuses(above, lan)).toEqual(all(above, 404));
    expect(await statuses(987_654, lan)).toEqual(all(987_654, 404));
    expect((await lan.get('/api/v1/imports/khong-phai-so')).status).toBe(404);
    const seen = (await hung.get('/api/v1/imports')).body.items.map(({ id }: { id: number }) => id);
    expect(seen).not.toContain(own);
    expect((await mai.get(`/api/v1/imports/${own}`)).body.status).toBe('checked');
  });

  it('for rows and units of another enterprise', async () => {
    const own = await lan.upload(IMPORTS, FILE, {});
    expect(own.body).toMatchObject({ counts: { new: 1, errors: 1 } });
    // it may be a name of their own unit; whose it is otherwise they are not told
    expect(own.body.questions).toMatchObject([{ kind: 'unit', written: 'HONG-DANG' }]);
    expect(own.text).not.toContain('Hồng Đăng');
    const { body } = await lan.get(`/api/v1/imports/${own.body.id}/findings`);
    expect(body.items.map(({ row, code }: { row: number; code: string }) => [row, code])).toContainEqual([
      3,
      'unit_other',
    ]);
    const said = await lan.upload(IMPORTS, FILE, { organisation: 'HONG-DANG' });
    expect([said.status, said.body.errors.organisation.code]).toEqual([422, 'unknown_organisation']);
    const unknown = await mai.upload(IMPORTS, FILE, { organisation: 'KHONG-CO' });
    expect([unknown.status, Object.keys(unknown.body.errors)]).toEqual([422, ['organisation']]);
  });

  it('for campaigns that are none, or take none', async () => {
    expect((await mai.upload('/api/v1/campaigns/khong-co/imports', FILE, {})).status).toBe(404);
    const programme = await mai.upload('/api/v1/campaigns/1-trieu-sang-kien/imports', FILE, {});
    expect([programme.status, programme.body.code]).toEqual([409, 'programme_takes_none']);
  });

  it('without a file, with an empty one, with one too large, with other fields', async () => {
    const before = await batches();
    const none = await mai.upload(IMPORTS, null, { confirmBenefit: 'true' });
    expect([none.status, none.body.errors]).toMatchObject([422, { file: { code: 'import_file_required' } }]);
    const empty = await mai.upload(IMPORTS, { name: 'a.csv', bytes: Buffer.alloc(0) }, {});
    expect([empty.status, empty.body.errors]).toMatchObject([422, { file: { code: 'file_empty' } }]);
    const large = await mai.upload(
      IMPORTS,
      { name: 'a.csv', bytes: Buffer.alloc(LIMITS.fileBytes + 1, 65) },
      {},
    );
    expect([large.status, large.body.code]).toEqual([413, 'too_large']);
    const other = await mai.upload(IMPORTS, FILE, { campaign: 'x' });
    expect([other.status, other.body.errors.campaign.code]).toEqual([422, 'unknown_field']);
    const yes = await mai.upload(IMPORTS, FILE, { confirmBenefit: 'yes' });
    expect([yes.status, Object.keys(yes.body.errors)]).toEqual([422, ['confirmBenefit']]);
    const { id } = (await mai.upload(IMPORTS, FILE, {})).body;
    const bare = await mai.upload(`/api/v1/imports/${id}/corrections`, null, { a: 'b' });
    expect(bare.status).toBe(422);
    expect(await batches()).toBe(before + 1);
  });

  it('in broken multipart, and in anything else', async () => {
    const { token } = await createToken(world.system, {
      email: PEOPLE.mai.email,
      name: 'thử',
      scopes: ['write'],
    });
    const post = (type: string, body: string) =>
      supertest(world.app)
        .post(IMPORTS)
        .set({ authorization: `Bearer ${token}`, 'idempotency-key': 'broken', 'content-type': type })
        .send(body);
    const part = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nA;B';
    for (const body of ['', 'not multipart at all', part, `${part}\r\n--y--\r\n`])
      expect([body, (await post('multipart/form-data; boundary=x', body)).status]).toEqual([body, 400]);
    expect((await post('multipart/form-data', part)).status).toBe(400);
    const json = await post('application/json', '{}');
    expect([json.status, json.body.code]).toEqual([415, 'not_multipart']);
    const second = `${part}\r\n${part}\r\n--x--\r\n`;
    expect((await post('multipart/form-data; boundary=x', second)).status).toBe(400);
  });

  it.each([
    ['bao-cao.pdf', Buffer.from('%PDF-1.7 and so on'), 'file_not_a_workbook'],
    ['khoa.xlsx', Buffer.from('PK\u0003\u0004 cut off'), 'file_damaged'],
    ['trong.csv', Buffer.from('\n\n'), 'import_no_table'],
  ])('for a file that cannot be read, which is remembered: %s', async (name, bytes, code) => {
    const refused = await mai.upload(IMPORTS, { name, bytes }, {});
    expect([refused.status, refused.body.errors]).toMatchObject([
      422,
      { file: { code, message: expect.stringMatching(/\p{L}/u) } },
    ]);
    const [last] = (await mai.get('/api/v1/imports?limit=1')).body.items;
    const { body } = await mai.get(`/api/v1/imports/${last.id}`);
    expect(body).toMatchObject({ status: 'refused', file: name, problem: { code }, counts: { new: 0 } });
    const more = await mai.post(`/api/v1/imports/${last.id}/decisions`, { confirmBenefit: true });
    expect([more.status, more.body.code]).toEqual([409, 'import_not_open']);
    const applied = await mai.post(`/api/v1/imports/${last.id}/application`, { mode: 'good-rows' });
    expect([applied.status, applied.body.status]).toEqual([200, 'refused']);
  });

  it('for corrections that cannot be read; the batch stays as it was', async () => {
    const { id } = (await mai.upload(IMPORTS, FILE, {})).body;
    const pdf = { name: 'sua.xlsx', bytes: Buffer.from('%PDF-1.7') };
    const refused = await mai.upload(`/api/v1/imports/${id}/corrections`, pdf, {});
    expect([refused.status, refused.body.errors]).toMatchObject([
      422,
      { file: { code: 'file_not_a_workbook' } },
    ]);
    expect((await mai.get(`/api/v1/imports/${id}`)).body).toMatchObject({
      status: 'checked',
      counts: { new: 1, errors: 1 },
    });
  });
});
