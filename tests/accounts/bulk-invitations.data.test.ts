import { beforeAll, describe, expect, it } from 'vitest';
import { checkChain } from '../../src/audit/check-chain.ts';
import { atomically } from '../../src/database/atomically.ts';
import { useWorld } from '../support/world.ts';

const world = useWorld();
const CONTACTS = {
  'PHU-LAM-XANH': '=cmd@phulamxanh.example',
  'KIM-HOAN': 'Dau.Moi@KimHoan.example',
  'TAN-BINH-MINH': 'mai@kcn.example',
} as const;

beforeAll(() =>
  atomically(world.system, async ({ db }) => {
    for (const [code, contact_email] of Object.entries(CONTACTS))
      await db.updateTable('organisation').set({ contact_email }).where('code', '=', code).execute();
  }),
);

describe('bulk invitations', () => {
  it('offer the enterprises with a contact and without an account, and say what stands against one', async () => {
    const { text } = await (await world.as('mai')).get('/admin/accounts/invitations');
    expect([...text.matchAll(/name="organisation" value="([^"]+)"/g)].map(([, code]) => code).sort()).toEqual(
      ['KIM-HOAN', 'PHU-LAM-XANH'],
    );
    expect(text).toContain('đã có tài khoản');
    expect(text).not.toContain('Sao Khuê');
  });

  it('ask for at least one', async () => {
    const mai = await world.as('mai');
    expect((await mai.post('/admin/accounts/invitations')).status).toBe(422);
    expect((await mai.post('/admin/accounts/invitations', { organisation: 'SAO-KHUE' })).status).toBe(409);
  });

  it('make all accounts at once, hand the links over, and are one event', async () => {
    const mai = await world.as('mai');
    const organisation = ['PHU-LAM-XANH', 'KIM-HOAN', 'TAN-BINH-MINH', 'SAO-KHUE'];
    const answer = await mai.post('/admin/accounts/invitations', { organisation });
    expect(answer.headers['location']).toBe('/admin/accounts/invitations/links');
    const { text } = await mai.get('/admin/accounts/invitations/links');
    const links = [...text.matchAll(/https?:\/\/[^/\s<]+(\/invitations\/sk_[\w-]{43})/g)].map(
      ([, link]) => link,
    );
    expect(new Set(links).size).toBe(2);
    expect((await world.visitor().get(links[0] ?? '')).status).toBe(200);
    const csv = await mai.get('/admin/accounts/invitations/links.csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text).toContain('dau.moi@kimhoan.example');
    expect(csv.text).toContain(",'=cmd@phulamxanh.example");
    expect((await mai.get('/admin/accounts/invitations')).text).not.toContain('value="KIM-HOAN"');
    const log = (await (await world.as('quang')).get('/admin/audit?action=account.invited_many')).text;
    expect(log.match(/<strong>Mời hàng loạt/g)).toHaveLength(1);
    expect(log).toContain('KIM-HOAN');
    expect(log).not.toMatch(/sk_[\w-]{43}/);
    const exported = (await (await world.as('quang')).get('/admin/audit?action=account.links_exported')).text;
    expect(exported).toContain('<strong>Tải danh sách thư mời');
    expect(await checkChain(world.database.db)).toEqual([]);
  });

  it('show the links to nobody else', async () => {
    const tuan = await world.as('tuan');
    expect((await tuan.get('/admin/accounts/invitations/links')).text).not.toContain('/invitations/sk_');
    expect((await tuan.get('/admin/accounts/invitations/links.csv')).status).toBe(303);
  });
});
