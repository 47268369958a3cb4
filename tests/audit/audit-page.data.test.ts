import { describe, expect, it } from 'vitest';
import { recordEvent } from '../../src/audit/record-event.ts';
import { atomically } from '../../src/database/atomically.ts';
import { NOW, submissionFields, useWorld } from '../support/world.ts';

const world = useWorld();

const rowsIn = (text: string): number => text.match(/<time datetime=/g)?.length ?? 0;

describe('the log', () => {
  it('shows what was done, by whom, with the values before and after', async () => {
    const lan = await world.as('lan');
    const answer = await lan.post('/initiatives', submissionFields({ title: '<b>Đồ gá mới</b>' }));
    const code = /SK-[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(answer.headers['location'] ?? '')?.[0] ?? '';
    await (await world.as('mai')).post(`/initiatives/${code}/verification`);
    const { text } = await (await world.as('thu')).get(`/admin/audit?subject=${code}`);
    expect(rowsIn(text)).toBe(2);
    expect(text).toContain('Lê Thị Mai (mai@kcn.example)');
    expect(text).toContain('09:00, 12/05/2022');
    expect(text).toMatch(/Đã nộp<\/td><td[^>]*>Đã xác nhận/);
    expect(text).toContain('&lt;b&gt;Đồ gá mới&lt;/b&gt;');
  });

  it('names columns as the forms do, and writes moments and days as people do', async () => {
    const event = { action: 'phase.closed', subjectType: 'phase', subject: 'ban-giay/1' };
    const after = { closed_at: NOW.toISOString(), valid_to: '2022-04-30', field: 'production' };
    await atomically(world.system, async (inside) => recordEvent(inside, { ...event, after }));
    const { text } = await (await world.as('quang')).get('/admin/audit?subject=ban-giay/1');
    expect(text).toMatch(/Chốt lúc<.*09:00, 12\/05\/2022/);
    expect(text).toMatch(/Đến hết ngày<.*30\/04\/2022/);
    expect(text).toMatch(/Thuộc nội dung<.*Phát triển sản xuất kinh doanh/);
  });

  it('is fenced to the auditor’s branch; the administrator sees all', async () => {
    await atomically(world.system, async (inside) => {
      const happening = { action: 'account.created', subjectType: 'account', subject: 'xa@noi-khac.example' };
      recordEvent(inside, { ...happening, organisationPath: '/1/99/' });
    });
    const asked = '/admin/audit?subject=xa@noi-khac.example';
    expect(rowsIn((await (await world.as('thu')).get(asked)).text)).toBe(0);
    expect(rowsIn((await (await world.as('quang')).get(asked)).text)).toBe(1);
  });

  it('goes page by page and by day', async () => {
    const quang = await world.as('quang');
    await atomically({ ...world.system, now: new Date(NOW.getTime() + 86_400_000) }, async (inside) => {
      for (let n = 0; n < 120; n++)
        recordEvent(inside, { action: 'account.edited', subjectType: 'account', subject: `người ${n}` });
    });
    const seen = new Set<string>();
    let href: string | undefined = '/admin/audit?day=13/05/2022';
    let pages = 0;
    while (href) {
      const { text } = await quang.get(href);
      for (const [subject] of text.matchAll(/người \d+/g)) seen.add(subject);
      href = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
      pages += 1;
    }
    expect([pages, seen.size]).toEqual([3, 120]);
    expect((await quang.get('/admin/audit?day=12/05/2022')).text).not.toContain('người 1');
    const wrong = await quang.get('/admin/audit?day=31/02/2022');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('“31/02/2022” không có trong lịch');
  });

  it('answers hostile filters', async () => {
    const quang = await world.as('quang');
    for (const query of [
      'before=x',
      'before=9999999999999',
      "action='--",
      'day=%00',
      'subject[]=a',
      'subject=%25',
    ])
      expect((await quang.get(`/admin/audit?${query}`)).status).toBeLessThan(500);
  });
});

describe('denials', () => {
  it('are recorded once a minute for one address, and thirty at most', async () => {
    const lan = await world.as('lan');
    const quang = await world.as('quang');
    const recorded = async (): Promise<number> =>
      rowsIn((await quang.get('/admin/audit?action=access.denied')).text);
    for (let n = 0; n < 5; n++) expect((await lan.get('/admin/tokens')).status).toBe(403);
    expect(await recorded()).toBe(1);
    world.setNow(new Date(NOW.getTime() + 61_000));
    await lan.get('/admin/tokens');
    expect(await recorded()).toBe(2);
    for (let n = 0; n < 60; n++) await lan.agent.post(`/initiatives/KHONG-${n}/verification`);
    expect(await recorded()).toBe(31);
    const { text } = await quang.get('/admin/audit?action=access.denied&subject=/admin/tokens');
    expect(text).toContain('Nguyễn Thị Lan');
    world.setNow(NOW);
  });

  it('of visitors are not', async () => {
    const quang = await world.as('quang');
    const before = (await quang.get('/admin/audit')).text.match(/access/g)?.length ?? 0;
    expect((await world.visitor().get('/admin/tokens')).status).toBe(401);
    expect((await quang.get('/admin/audit')).text.match(/access/g)?.length ?? 0).toBe(before);
  });
});
