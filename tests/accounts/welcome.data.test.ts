import { describe, expect, it } from 'vitest';
import { firstOrganiserAddress } from '../../src/accounts/first-organiser.ts';
import { atomically } from '../../src/database/atomically.ts';
import { NOW, useWorld } from '../support/world.ts';

const world = useWorld();
const PASSWORD = 'trăng rằm trên hồ Tây';
const FIELDS = {
  name: 'Nguyễn Văn Khởi',
  email: 'khoi@congdoan.example',
  organisation: 'CD-KCNCX-HN',
  password: PASSWORD,
  passwordAgain: PASSWORD,
};

const address = async (): Promise<string | null> =>
  (await firstOrganiserAddress({ db: world.database.db, now: NOW, baseUrl: '' })) ?? null;

/** As on the first day: the cast is not there yet. */
async function withoutAccounts(): Promise<void> {
  await atomically(world.system, async ({ db }) => {
    for (const table of ['account_role', 'invitation', 'session', 'account'] as const)
      await db.deleteFrom(table).execute();
  });
}

describe('the first account', () => {
  it('is not offered while there is any', async () => {
    expect(await address()).toBeNull();
    expect((await world.visitor().get('/welcome/sk_made-up')).status).toBe(410);
  });

  it('is made once by the newest address, as organiser and administrator', async () => {
    await withoutAccounts();
    const older = (await address()) ?? '';
    const link = (await address()) ?? '';
    const visitor = world.visitor();
    expect((await visitor.get(older)).status).toBe(410);
    expect((await visitor.get(link)).text).toContain('value="CD-KCNCX-HN" selected');
    const wrong = await visitor.post(link, { ...FIELDS, email: 'khoi', passwordAgain: 'x' }, { from: link });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="Nguyễn Văn Khởi"');
    expect(wrong.text).not.toContain(PASSWORD);
    expect((await visitor.post(link, { ...FIELDS, email: 'khoi' }, { from: link })).status).toBe(422);
    expect((await visitor.post(link, { ...FIELDS, organisation: 'X' }, { from: link })).status).toBe(422);
    const pair = [world.visitor(), world.visitor()];
    const answers = await Promise.all(pair.map((one) => one.post(link, FIELDS, { from: link })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
    const winner = pair[answers.findIndex(({ status }) => status === 303)];
    expect((await winner?.get('/account'))?.text).toContain('Ban tổ chức, Quản trị');
    expect((await winner?.get('/admin/tokens'))?.status).toBe(200);
    expect((await visitor.get(link)).status).toBe(410);
    expect(await address()).toBeNull();
  });
});
