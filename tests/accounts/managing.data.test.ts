import { describe, expect, it } from 'vitest';
import { findAccountByEmail } from '../../src/accounts/account.store.ts';
import { createAccount } from '../../src/accounts/create-account.ts';
import { disableAccount, enableAccount } from '../../src/accounts/disable-account.ts';
import { editAccount } from '../../src/accounts/edit-account.ts';
import { setPassword } from '../../src/accounts/set-password.ts';
import { createToken } from '../../src/accounts/tokens/create-token.ts';
import { PASSWORD, PEOPLE, type Person, useWorld } from '../support/world.ts';

const world = useWorld();

const account = async (person: Person) => {
  const found = await findAccountByEmail(world.database.db, PEOPLE[person].email);
  if (!found) throw new Error(`nobody is ${person}`);
  return found;
};

describe('the form of an account', () => {
  it('shows a stale form again with what was typed', async () => {
    const tuan = await account('tuan');
    const quang = await world.as('quang');
    const typed = {
      name: 'Tên vừa gõ',
      email: PEOPLE.tuan.email,
      roles: 'staff',
      organisation: 'CD-KCNCX-HN',
    };
    const answer = await quang.post(`/admin/accounts/${tuan.id}`, { ...typed, version: '999' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('value="Tên vừa gõ"');
    expect(answer.text).toContain(`name="version" value="${tuan.version}"`);
    expect((await account('tuan')).name).toBe(tuan.name);
  });
});

describe('disabling an account', () => {
  it('works at the next request, for sessions, sign-in and API tokens, and can be undone', async () => {
    const { id } = await account('hung');
    const { token } = await createToken(await world.context('quang'), {
      email: PEOPLE.hung.email,
      name: 'Thử',
      scopes: ['read'],
    });
    const bearer = () => world.visitor().get('/api/v1/campaigns').set('authorization', `Bearer ${token}`);
    const hung = await world.as('hung');
    const binh = await world.as('binh');
    expect((await bearer()).status).toBe(200);
    expect((await binh.post(`/admin/accounts/${id}/disabling`)).status).toBe(303);
    expect((await hung.get('/account')).status).toBe(401);
    expect((await bearer()).status).toBe(401);
    const tried = await world.visitor().post('/sign-in', { email: PEOPLE.hung.email, password: PASSWORD });
    expect(tried.status).toBe(422);
    expect((await binh.post(`/admin/accounts/${id}/reset`)).status).toBe(409);
    expect((await binh.post(`/admin/accounts/${id}/disabling/removal`)).status).toBe(303);
    expect((await hung.get('/account')).status).toBe(401);
    expect((await (await world.as('hung')).get('/account')).status).toBe(200);
    expect((await bearer()).status).toBe(200);
  });

  it('is not for staff, and for organisers only where they look after the account', async () => {
    const { id } = await account('hung');
    expect((await (await world.as('mai')).post(`/admin/accounts/${id}/disabling`)).status).toBe(403);
    const mai = await account('mai');
    expect((await (await world.as('binh')).post(`/admin/accounts/${mai.id}/disabling`)).status).toBe(404);
  });

  it('never takes oneself or the last administrator away', async () => {
    const quang = await account('quang');
    const browser = await world.as('quang');
    expect((await browser.post(`/admin/accounts/${quang.id}/disabling`)).status).toBe(409);
    await expect(disableAccount(world.system, quang.id)).rejects.toMatchObject({
      code: 'last_administrator',
    });
    const stripped = { ...quang, roles: ['staff'] as const, organisation: 'CD-KCNCX-HN' };
    await expect(editAccount(world.system, quang.id, stripped)).rejects.toMatchObject({
      code: 'last_administrator',
    });
    expect((await account('quang')).roles).toEqual(['administrator']);
  });

  it('leaves one administrator when two remove each other at once', async () => {
    await createAccount(world.system, {
      name: 'Người thứ hai',
      email: 'hai@kcn.example',
      roles: ['administrator'],
      organisation: 'CD-KCNCX-HN',
      password: 'cầu Long Biên chiều mưa',
    });
    const quang = await account('quang');
    const second = await findAccountByEmail(world.database.db, 'hai@kcn.example');
    const outcomes = await Promise.allSettled([
      disableAccount(world.system, quang.id),
      disableAccount(world.system, second?.id ?? 0),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    // either may have won; the tests that follow are Quang's
    if ((await account('quang')).disabled_at !== null) await enableAccount(world.system, quang.id);
  });
});

describe('editing an account', () => {
  it('ends its sessions when its reach changes, and refuses a stale form', async () => {
    const tuan = await account('tuan');
    const browser = await world.as('tuan');
    const edit = {
      name: 'Phạm Anh Tuấn',
      email: tuan.email,
      organisation: 'CD-KCNCX-HN',
      version: tuan.version,
    };
    await editAccount(world.system, tuan.id, { ...edit, roles: ['staff'] });
    expect((await browser.get('/account')).status).toBe(200);
    await expect(editAccount(world.system, tuan.id, { ...edit, roles: ['auditor'] })).rejects.toMatchObject({
      code: 'stale',
    });
    await editAccount(world.system, tuan.id, { ...edit, roles: ['auditor'], version: tuan.version + 1 });
    expect((await browser.get('/account')).status).toBe(401);
    const taken = {
      ...edit,
      email: PEOPLE.lan.email,
      roles: ['auditor'] as const,
      version: tuan.version + 2,
    };
    await expect(editAccount(world.system, tuan.id, taken)).rejects.toMatchObject({ code: 'email_taken' });
  });

  it('is for the administrator alone', async () => {
    const { id } = await account('hung');
    expect((await (await world.as('binh')).post(`/admin/accounts/${id}`)).status).toBe(403);
  });
});

describe('the list', () => {
  it('finds people without accents, by unit and by role', async () => {
    const thu = await world.as('mai');
    expect((await thu.get('/admin/accounts?q=nguyen thi lan')).text).toContain('lan@saokhue.example');
    expect((await thu.get('/admin/accounts?q=hong dang')).text).toContain('hung@hongdang.example');
    const none = (await thu.get('/admin/accounts?q=%25%5F\'"--')).text;
    expect(none).not.toContain('@saokhue.example');
    const auditors = (await (await world.as('binh')).get('/admin/accounts?role=auditor')).text;
    expect(auditors).not.toContain('thu@kcn.example');
  });

  it('answers hostile filters without falling over', async () => {
    const mai = await world.as('mai');
    for (const query of ['before=x', 'before=99999999999', 'role=boss', 'q=%00', 'q[]=a&q[]=b', 'q=%F0%9F'])
      expect((await mai.get(`/admin/accounts?${query}`)).status).toBeLessThan(500);
    for (const id of ['0', 'x', '99999999999999999999', '-1', '1e3', '%00'])
      expect((await mai.get(`/admin/accounts/${id}`)).status).toBe(404);
  });
});

describe('the command line’s reset', () => {
  it('sets the password and ends the sessions', async () => {
    const lan = await world.as('lan');
    await setPassword(world.system, ' LAN@saokhue.example', 'đèn lồng phố Hàng Mã');
    expect((await lan.get('/account')).status).toBe(401);
    const typed = { email: PEOPLE.lan.email, password: 'đèn lồng phố Hàng Mã' };
    expect((await world.visitor().post('/sign-in', typed)).status).toBe(303);
    await expect(setPassword(world.system, PEOPLE.lan.email, 'ngắn')).rejects.toMatchObject({
      code: 'password_short',
    });
    await expect(setPassword(world.system, 'ai@dau.example', 'đèn lồng phố Hàng Mã')).rejects.toMatchObject({
      status: 404,
    });
  });
});
