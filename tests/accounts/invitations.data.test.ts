import { describe, expect, it } from 'vitest';
import { ENTERPRISES, NOW, useWorld } from '../support/world.ts';

const world = useWorld();
const NEW_PASSWORD = 'gió heo may sang thu';

/** The link as the page shows it, without the site's own address. */
const linkIn = (text: string): string =>
  /value="https?:\/\/[^"/]+(\/invitations\/sk_[\w-]{43})"/.exec(text)?.[1] ?? '';

async function invite(
  fields: Record<string, string | string[]>,
  as: 'mai' | 'binh' | 'quang' = 'mai',
): Promise<{ status: number; link: string; place: string; text: string }> {
  const browser = await world.as(as);
  const answer = await browser.post('/admin/accounts', fields, { from: '/admin/accounts/new' });
  const place = answer.headers['location'] ?? '';
  const shown = place ? (await browser.get(place)).text : answer.text;
  return { status: answer.status, place, link: linkIn(shown), text: shown };
}

describe('an invitation', () => {
  it('lets the invited set a password once, and signs them in', async () => {
    const { status, link, place } = await invite({
      name: 'Bùi Thị Hoa',
      email: 'hoa@saokhue.example',
      organisation: ENTERPRISES.saoKhue.code,
    });
    expect(status).toBe(303);
    expect(link).toMatch(/^\/invitations\/sk_/);
    const hoa = world.visitor();
    expect((await hoa.get(link)).text).toContain('hoa@saokhue.example');
    const fields = { password: NEW_PASSWORD, passwordAgain: NEW_PASSWORD };
    expect((await hoa.post(link, fields, { from: link })).status).toBe(303);
    // a used link is not shown on to whoever made it
    expect(linkIn((await (await world.as('mai')).get(place)).text)).toBe('');
    expect((await hoa.get('/account')).text).toContain('Bùi Thị Hoa');
    const second = await world.visitor().post(link, fields);
    expect(second.status).toBe(410);
    expect(second.text).toContain('công đoàn cấp trên');
    const anew = await world
      .visitor()
      .post('/sign-in', { email: 'HOA@saokhue.example', password: NEW_PASSWORD });
    expect(anew.status).toBe(303);
  });

  it('is one account and one link for ten equal forms', async () => {
    const mai = await world.as('mai');
    const page = await mai.get('/admin/accounts/new');
    const key = /name="_key" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const fields = { name: 'Mười Lần', email: 'muoi@saokhue.example', organisation: 'SAO-KHUE' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => mai.post('/admin/accounts', fields, { key })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
    expect(linkIn((await mai.get(answers[0]?.headers['location'] ?? '')).text)).not.toBe('');
  });

  it('ends after fourteen days', async () => {
    const { link } = await invite({
      name: 'Trễ Hạn',
      email: 'tre@saokhue.example',
      organisation: 'SAO-KHUE',
    });
    world.setNow(new Date(NOW.getTime() + 14 * 86_400_000 - 1000));
    expect((await world.visitor().get(link)).status).toBe(200);
    world.setNow(new Date(NOW.getTime() + 14 * 86_400_000 + 1000));
    expect((await world.visitor().get(link)).status).toBe(410);
    world.setNow(NOW);
  });

  it('shows its link to nobody else, and not for long', async () => {
    const { place } = await invite({ name: 'Kín', email: 'kin@saokhue.example', organisation: 'SAO-KHUE' });
    expect(linkIn((await (await world.as('tuan')).get(place)).text)).toBe('');
    const mai = await world.as('mai');
    world.setNow(new Date(NOW.getTime() + 16 * 60_000));
    expect(linkIn((await mai.get(place)).text)).toBe('');
    world.setNow(NOW);
  });

  it('refuses a weak password and two different ones, and works afterwards', async () => {
    const { link } = await invite({ name: 'Yếu', email: 'yeu@saokhue.example', organisation: 'SAO-KHUE' });
    const visitor = world.visitor();
    const tries = [
      { password: '', passwordAgain: '' },
      { password: 'ngan', passwordAgain: 'ngan' },
      { password: 'passwordpassword1', passwordAgain: 'passwordpassword1' },
      { password: NEW_PASSWORD, passwordAgain: `${NEW_PASSWORD}x` },
    ];
    for (const fields of tries) {
      const answer = await visitor.post(link, fields, { from: link });
      expect(answer.status).toBe(422);
      expect(answer.text).not.toContain(NEW_PASSWORD);
    }
    const right = { password: NEW_PASSWORD, passwordAgain: NEW_PASSWORD };
    expect((await visitor.post(link, right, { from: link })).status).toBe(303);
  });
});

describe('who may invite whom', () => {
  it('lets staff make only contacts of enterprises, whatever the form says', async () => {
    const { place, text } = await invite({
      name: 'Leo Quyền',
      email: 'leo@kcn.example',
      organisation: 'SAO-KHUE',
      roles: ['administrator', 'staff'],
    });
    expect(place).not.toBe('');
    expect(text).toContain('Đầu mối doanh nghiệp');
    expect(text).not.toContain('>Quản trị<');
    const wide = await invite({ name: 'Rộng', email: 'rong@kcn.example', organisation: 'CD-KCNCX-HN' });
    expect(wide.status).toBe(422);
    expect(wide.text).toContain('công đoàn cơ sở');
  });

  it('lets the administrator make any role', async () => {
    const { text } = await invite(
      {
        name: 'Kiểm Mới',
        email: 'kiem@kcn.example',
        organisation: 'CD-KCNCX-HN',
        roles: ['auditor', 'staff'],
      },
      'quang',
    );
    expect(text).toContain('Cán bộ công đoàn, Kiểm tra');
  });

  it('names the wrong fields and keeps what was typed', async () => {
    const bad = [
      [{ name: '', email: 'a@b.example', organisation: 'SAO-KHUE' }, 'Cần nhập mục này'],
      [{ name: 'Ai đó', email: 'không phải thư', organisation: 'SAO-KHUE' }, 'không phải là địa chỉ'],
      [{ name: 'Ai đó', email: 'lan@saokhue.example', organisation: 'SAO-KHUE' }, 'đã có tài khoản'],
      [{ name: 'Ai đó', email: 'b@b.example', organisation: 'KHONG-CO' }, 'Không có đơn vị này'],
      [{ name: 'x'.repeat(500), email: 'c@b.example', organisation: 'SAO-KHUE' }, 'Dài quá 120'],
      [{ name: '\u0000\u200b', email: 'd@b.example', organisation: 'SAO-KHUE' }, 'Cần nhập mục này'],
    ] as const;
    for (const [fields, words] of bad) {
      const answer = await invite(fields);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(words);
      expect(answer.text).toContain(`value="${fields.organisation}"`);
    }
    const hostile = await invite({
      name: '<script>alert(1)</script>',
      email: 'script@saokhue.example',
      organisation: 'SAO-KHUE',
    });
    expect(hostile.text).toContain('&lt;script&gt;');
    expect(hostile.text).not.toContain('<script>alert');
  });
});

describe('a reset', () => {
  it('gives a new link, keeps the password until it is used, then ends every session', async () => {
    const hung = await world.as('hung');
    const mai = await world.as('mai');
    const list = await mai.get('/admin/accounts?q=hongdang');
    const id = /href="\/admin\/accounts\/(\d+)"/.exec(list.text)?.[1];
    await mai.post(`/admin/accounts/${id}/reset`);
    const link = linkIn((await mai.get(`/admin/accounts/${id}`)).text);
    expect((await hung.get('/account')).status).toBe(200);
    const fields = { password: NEW_PASSWORD, passwordAgain: NEW_PASSWORD };
    expect((await world.visitor().post(link, fields, { from: link })).status).toBe(303);
    expect((await hung.get('/account')).status).toBe(401);
  });

  it('is not for staff to give to anybody but enterprises of their branch', async () => {
    const quang = await world.as('quang');
    const mai = await world.as('mai');
    const id = /href="\/admin\/accounts\/(\d+)"/.exec((await quang.get('/admin/accounts?q=binh')).text)?.[1];
    expect(id).toBeDefined();
    expect((await mai.get(`/admin/accounts/${id}`)).status).toBe(404);
    expect((await mai.post(`/admin/accounts/${id}/reset`)).status).toBe(404);
    expect((await mai.get('/admin/accounts?q=binh')).text).not.toContain('binh@kcn.example');
    expect((await quang.post(`/admin/accounts/${id}/reset`)).status).toBe(303);
  });
});
