import { beforeAll, describe, expect, it } from 'vitest';
import { atomically } from '../../src/database/atomically.ts';
import { submitInitiative } from '../../src/initiatives/submit-initiative.ts';
import { PEOPLE, type Person, SLUG, useWorld } from '../support/world.ts';
import { allowOwnEntries, browserOf, statusOf, submitted } from './acting.ts';

const world = useWorld();
const codes: Record<string, string> = {};

const open = async (person: Person, path: string): Promise<string> =>
  (await (await browserOf(world, person)).get(path)).text;
const post = async (person: Person, path: string, fields: Record<string, string | string[]> = {}) =>
  (await browserOf(world, person)).post(path, fields);

beforeAll(async () => {
  codes['lan'] = await submitted(world, 'lan', { title: 'Đổi mới đồ gá', category: 'an-toan' });
  codes['hung'] = await submitted(world, 'hung', { title: 'Tiết kiệm điện 100 %' });
  codes['mai'] = await submitted(world, 'mai', { title: 'Giấy mai nhập', organisation: 'KIM-HOAN' });
  codes['secret'] = await submitted(world, 'lan', { title: 'Công thức bí truyền', confidential: '1' });
  codes['draft'] = await submitted(world, 'lan', { title: 'Còn nháp', draft: '1' });
});

describe('the list', () => {
  it('shows each actor the own branch', async () => {
    expect(await open('lan', '/initiatives')).not.toContain('Tiết kiệm điện');
    expect(await open('hung', '/initiatives')).not.toContain('Đổi mới đồ gá');
    for (const person of ['mai', 'binh', 'thu'] as const) {
      const text = await open(person, '/initiatives');
      for (const title of ['Đổi mới đồ gá', 'Tiết kiệm điện', 'Giấy mai nhập']) expect(text).toContain(title);
      expect(text).toContain('5 sáng kiến');
      expect(text).toContain(`href="/campaigns/${SLUG}/initiatives.csv"`);
    }
    expect((await (await browserOf(world, 'quang')).get('/initiatives')).status).toBe(403);
    expect((await world.visitor().get('/initiatives')).status).toBe(401);
  });

  it.each([
    ['q=doi+moi', ['Đổi mới đồ gá']],
    ['q=ga+DOI', ['Đổi mới đồ gá']],
    ['q=100+%25', ['Tiết kiệm điện']],
    ['q=_____', []],
    ['q=khong+co+chu+nay', []],
    ['status=draft', ['Còn nháp']],
    ['status=verified', []],
    ['phase=1&organisation=KIM-HOAN', ['Giấy mai nhập']],
    ['phase=2', []],
    ['category=an-toan', ['Đổi mới đồ gá']],
    ['organisation=HONG-DANG', ['Tiết kiệm điện']],
    ['organisation=KHONG-CO', []],
    ['mine=1', ['Giấy mai nhập']],
    ['source=import', []],
    ['source=form&status=submitted&category=an-toan&q=do+ga&phase=1', ['Đổi mới đồ gá']],
  ])('filters by %s and keeps it in the address', async (query, titles) => {
    const text = await open('mai', `/initiatives?${query}`);
    const all = ['Đổi mới đồ gá', 'Tiết kiệm điện', 'Giấy mai nhập', 'Còn nháp', 'Công thức bí truyền'];
    const signsOnly = query === 'q=_____';
    expect(all.filter((title) => text.includes(title))).toEqual(signsOnly ? all : titles);
  });

  it.each([
    'status=x',
    'from=abc',
    'from=99999999999999999999',
    'q=%00%27--',
    'phase=1e9',
    'campaign=x',
    'q[]=a',
  ])('is not upset by %s', async (query) => {
    expect((await (await browserOf(world, 'mai')).get(`/initiatives?${query}`)).status).toBe(200);
  });

  it('goes straight to an item whose code is typed', async () => {
    const code = codes['lan'] ?? '';
    const answer = await (await browserOf(world, 'lan')).get(`/initiatives?q=${code.toLowerCase()}`);
    expect(answer.headers['location']).toBe(`/initiatives/${code}`);
  });

  it('turns its pages without a gap or a repetition', async () => {
    const context = await world.context('hung');
    for (let number = 0; number < 60; number += 1)
      await submitInitiative(context, {
        slug: SLUG,
        source: 'form',
        request: null,
        input: {
          title: `Trang ${number}`,
          organisation: 'HONG-DANG',
          category: 'khac',
          submittedOn: '2022-05-10',
          authors: [{ name: 'Trần Văn Hùng' }],
        },
      });
    const seen: string[] = [];
    let address: string | undefined = '/initiatives?q=trang';
    while (address) {
      const text = await open('hung', address);
      seen.push(...[...text.matchAll(/Trang (\d+)</g)].map(([, number]) => number ?? ''));
      address = /href="([^"]+)" rel="next"/
        .exec(text)?.[1]
        ?.replaceAll('&amp;', '&')
        .replaceAll('&#x3D;', '=');
      if (address) expect(address).toContain('q=trang');
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => String(59 - index)));
  });
});

describe('the queue', () => {
  it('is for those that verify', async () => {
    for (const person of ['lan', 'thu', 'quang'] as const)
      expect((await (await browserOf(world, person)).get('/verification')).status).toBe(403);
    expect((await world.visitor().get('/verification')).status).toBe(401);
  });

  it('shows what waits, the oldest first, and marks what one entered', async () => {
    const text = await open('mai', '/verification');
    expect(text.indexOf('Đổi mới đồ gá')).toBeLessThan(text.indexOf('Tiết kiệm điện'));
    expect(text).not.toContain('Còn nháp');
    expect(text).toContain('Do anh/chị nhập');
    expect(text).not.toContain(`value="${codes['mai']}@1"`);
    expect(text).toContain(`value="${codes['lan']}@1"`);
    expect(await open('mai', '/verification?organisation=KIM-HOAN&phase=1')).not.toContain('Đổi mới đồ gá');
  });

  it('verifies one and comes back to the queue as it was filtered', async () => {
    const answer = await post('mai', `/initiatives/${codes['secret']}/verification`, {
      from: 'queue',
      organisation: 'SAO-KHUE',
      version: '1',
    });
    expect(answer.headers['location']).toBe('/verification?organisation=SAO-KHUE&notice=verified');
  });

  it('verifies those selected, and says which could not be and why', async () => {
    const selected = [
      `${codes['lan']}@1`,
      `${codes['mai']}@1`,
      `${codes['hung']}@9`,
      'SK-22222-22222@1',
      'x',
    ];
    const { status, text } = await post('mai', '/verification', { selected });
    expect(status).toBe(409);
    expect(text).toContain('Đã xác nhận 1 mục');
    expect(text).toContain('Người nhập không tự xác nhận');
    expect(text).toContain('đã được sửa sau khi anh/chị mở trang');
    expect(await statusOf(world, codes['lan'] ?? '')).toBe('verified');
    expect(await statusOf(world, codes['mai'] ?? '')).toBe('submitted');
    expect(await statusOf(world, codes['hung'] ?? '')).toBe('submitted');
    const all = await post('tuan', '/verification', {
      selected: [`${codes['mai']}@1`, `${codes['hung']}@1`],
    });
    expect(all.headers['location']).toBe('/verification?notice=verified-together');
  });

  it('takes no empty and no endless selection', async () => {
    expect((await post('mai', '/verification')).status).toBe(422);
    const many = Array.from({ length: 101 }, () => 'SK-22222-22222');
    expect((await post('mai', '/verification', { selected: many })).status).toBe(422);
    expect((await post('lan', '/verification', { selected: ['x'] })).status).toBe(403);
  });

  it('says who can change the rule where nobody may verify an item', async () => {
    const code = await submitted(world, 'binh', { organisation: 'SAO-KHUE', title: 'Chỉ có Bình' });
    expect(await open('binh', '/verification?organisation=SAO-KHUE')).not.toContain(
      'Chưa có ai xác nhận được',
    );
    await atomically(world.system, ({ db }) =>
      db
        .updateTable('account')
        .set({ disabled_at: '2022-05-12T00:00:00.000Z' })
        .where('email', 'in', [PEOPLE.mai.email, PEOPLE.tuan.email])
        .execute(),
    );
    for (const address of ['/verification?organisation=SAO-KHUE', `/initiatives/${code}`]) {
      const text = await open('binh', address);
      expect(text).toContain('Chưa có ai xác nhận được');
      expect(text).toContain('cho phong trào: Đỗ Hòa Bình');
    }
    expect(await open('lan', `/initiatives/${code}`)).toContain('cho phong trào: Đỗ Hòa Bình');
    await allowOwnEntries(world, true);
    expect(await open('binh', '/verification?organisation=SAO-KHUE')).toContain(`value="${code}@1"`);
    expect((await post('binh', `/initiatives/${code}/verification`)).status).toBe(303);
  });
});

describe('the public search', () => {
  const found = async (query = ''): Promise<string> =>
    (await world.visitor().get(`/campaigns/${SLUG}/initiatives${query}`)).text;

  it('shows what is verified and not confidential, without names', async () => {
    const text = await found();
    expect(text).toContain('Đổi mới đồ gá');
    for (const hidden of ['Công thức bí truyền', 'Còn nháp', 'Ngô Văn Đạt'])
      expect(text).not.toContain(hidden);
    expect(await found('?q=BI+TRUYEN')).not.toContain('Công thức');
    expect(await found('?q=doi+moi&category=an-toan&phase=1')).toContain('Đổi mới đồ gá');
    expect(await found('?q=doi+moi&phase=2')).toContain('Không tìm thấy');
  });

  it('does not find by name, nor in campaigns that are not there or take nothing', async () => {
    expect(await found('?q=ngo+van+dat')).toContain('Không tìm thấy');
    expect((await world.visitor().get('/campaigns/khong-co/initiatives')).status).toBe(404);
    expect((await world.visitor().get('/campaigns/1-trieu-sang-kien/initiatives')).status).toBe(404);
    expect((await world.visitor().get('/campaigns/%00/initiatives')).status).toBe(404);
  });
});

describe('the status by code', () => {
  it('says where an item stands, however the code is written, and masks what is confidential', async () => {
    const visitor = world.visitor();
    const code = codes['lan'] ?? '';
    for (const typed of [code, code.toLowerCase().replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `]) {
      const { status, text } = await visitor.get(`/status?code=${encodeURIComponent(typed)}`);
      expect(status).toBe(200);
      for (const word of ['Đổi mới đồ gá', 'Đã xác nhận', 'Giai đoạn 1', 'Sao Khuê'])
        expect(text).toContain(word);
      expect(text).not.toContain('Ngô Văn Đạt');
    }
    const masked = await visitor.get(`/status?code=${codes['secret']}`);
    expect(masked.text).toContain('Sáng kiến có bảo mật công nghệ');
    expect(masked.text).not.toContain('bí truyền');
  });

  it('answers an unknown code with 404 and the form, and too many with 429', async () => {
    const visitor = world.visitor();
    const empty = await visitor.get('/status');
    expect(empty.status).toBe(200);
    expect(empty.text).toContain(`href="/campaigns/${SLUG}/initiatives"`);
    const { status, text } = await visitor.get('/status?code=<script>');
    expect(status).toBe(404);
    expect(text).toContain('value="&lt;script&gt;"');
    const answers = [];
    for (let number = 0; number < 31; number += 1)
      answers.push((await visitor.get('/status?code=SK-22222-22222')).status);
    expect(answers.at(-1)).toBe(429);
    expect((await visitor.get('/status')).status).toBe(200);
  });
});
