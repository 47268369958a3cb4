import { describe, expect, it } from 'vitest';
import type { CampaignInput } from '../../src/campaigns/campaign.input.ts';
import { getCampaign } from '../../src/campaigns/campaign.store.ts';
import { createCampaign } from '../../src/campaigns/create-campaign.ts';
import { editCampaign } from '../../src/campaigns/edit-campaign.ts';
import { listParents } from '../../src/campaigns/managed-campaign.store.ts';
import { editionOf } from '../../src/campaigns/managed-campaign.ts';
import { type Person, SLUG, submissionFields, useWorld } from '../support/world.ts';
import { eventsOf, fields, versionIn } from './support.ts';

const world = useWorld();

const campaign = (given: Partial<CampaignInput> = {}): CampaignInput => ({
  title: 'Tháng Công nhân năm 2023',
  organisation: 'CD-KCNCX-HN',
  startsOn: '2023-05-01',
  endsOn: '2023-05-31',
  goal: 500,
  occasion: '',
  publishedText: '',
  isProgramme: false,
  parents: [],
  ...given,
});

const typed = (given: Record<string, string> = {}): Record<string, string> => ({
  title: 'Đợt cao điểm mùa hè',
  slug: '',
  organisation: 'CD-KCNCX-HN',
  startsOn: '1/6/2022',
  endsOn: '31/8/2022',
  goal: '1.500',
  ...given,
});

describe('a new campaign', () => {
  it('gets its address from its title, and a number where that is taken', async () => {
    const binh = await world.context('binh');
    expect(await createCampaign(binh, campaign({ title: 'Đổi mới, sáng tạo 2023' }), null)).toEqual({
      slug: 'doi-moi-sang-tao-2023',
    });
    expect(await createCampaign(binh, campaign({ title: 'Đổi mới — Sáng tạo 2023' }), null)).toEqual({
      slug: 'doi-moi-sang-tao-2023-2',
    });
    const second = campaign({ title: 'Sáng kiến, sáng tạo Thủ đô' });
    expect(await createCampaign(binh, second, null)).toEqual({ slug: `${SLUG}-2` });
  });

  it('answers to several programmes, and is recorded', async () => {
    const parents = ['1-trieu-sang-kien', 'sang-kien-thu-do'];
    const { slug } = await createCampaign(await world.context('binh'), campaign({ parents }), null);
    const { id } = await getCampaign(world.database.db, slug);
    expect((await listParents(world.database.db, id)).map((parent) => parent.slug)).toEqual(parents);
    expect(await eventsOf(world, slug)).toEqual(['campaign.created']);
  });

  it.each([
    ['a host outside the branch', { organisation: 'TLD' }, 'organisation'],
    ['a host that does not exist', { organisation: 'KHONG-CO' }, 'organisation'],
    ['an end before the start', { endsOn: '2023-04-30' }, 'endsOn'],
    ['a campaign as its parent', { parents: [SLUG] }, 'parents'],
    ['a programme under a programme', { isProgramme: true, parents: ['sang-kien-thu-do'] }, 'parents'],
    ['a taken address', { slug: SLUG }, 'slug'],
    ['a title without letters', { title: '???' }, 'slug'],
  ])('refuses %s', async (_what, given, field) => {
    const making = createCampaign(await world.context('binh'), campaign(given), null);
    await expect(making).rejects.toMatchObject({ problems: { [field]: expect.anything() } });
  });

  it('is made once by ten equal forms, and shows on the list', async () => {
    const binh = await world.as('binh');
    const { text } = await binh.get('/admin/campaigns/new');
    const key = fields(text)['_key'] ?? '';
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => binh.post('/admin/campaigns', typed(), { key })),
    );
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers['location']}`))).toEqual(
      new Set(['303 /admin/campaigns/dot-cao-diem-mua-he?notice=campaign-created']),
    );
    const list = await binh.get('/admin/campaigns');
    expect(list.text.split('Đợt cao điểm mùa hè').length).toBe(2);
    expect((await world.visitor().get('/campaigns')).text).toContain('Đợt cao điểm mùa hè');
  });

  it.each([
    ['title', ''],
    ['title', 'x'.repeat(201)],
    ['slug', 'Có Dấu'],
    ['slug', 'new'],
    ['slug', '../admin'],
    ['organisation', '<script>'],
    ['startsOn', '31/02/2022'],
    ['startsOn', ''],
    ['endsOn', '=cmd'],
    ['goal', '-5'],
    ['goal', '1,5'],
    ['goal', '=1+1'],
    ['goal', '999.999.999.999'],
    ['occasion', 'x'.repeat(501)],
    ['publishedText', 'x'.repeat(5001)],
  ])('names the field %s when it is “%.20s” and keeps what was typed', async (field, value) => {
    const binh = await world.as('binh');
    const answer = await binh.post('/admin/campaigns', typed({ title: 'Giữ lại <b>', [field]: value }));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`href="#${field}"`);
    if (field !== 'title') expect(answer.text).toContain('value="Giữ lại &lt;b&gt;"');
    if (field !== 'endsOn') expect(answer.text).toContain('value="31/8/2022"');
  });

  it('stores composed text without control characters', async () => {
    const binh = await world.as('binh');
    const title = `${'Sáng kiến xanh'.normalize('NFD')}\u0007\u200b  2024`;
    await binh.post('/admin/campaigns', typed({ title, slug: 'xanh-2024' }));
    expect((await getCampaign(world.database.db, 'xanh-2024')).title).toBe('Sáng kiến xanh 2024');
  });
});

describe('editing a campaign', () => {
  it('saves through the form, warns where goals do not add up, and shows on the public page', async () => {
    const binh = await world.as('binh');
    const form = await binh.get(`/admin/campaigns/${SLUG}/edit`);
    const given = { ...fields(form.text), goal: '60.000', occasion: 'Nhân dịp mới <i>' };
    const answer = await binh.post(`/admin/campaigns/${SLUG}`, { ...given, parents: '1-trieu-sang-kien' });
    expect(answer.headers['location']).toBe(`/admin/campaigns/${SLUG}?notice=campaign-saved`);
    const page = await binh.get(`/admin/campaigns/${SLUG}`);
    expect(page.text).toContain('Tổng chỉ tiêu các giai đoạn là 50.000, ít hơn');
    expect(page.text).not.toContain('trong công nhân lao động');
    const shown = await world.visitor().get(`/campaigns/${SLUG}`);
    expect(shown.text).toContain('Nhân dịp mới &lt;i&gt;');
    expect(shown.text).toContain('0 / 60.000');
  });

  it('is not held up by submissions, but by another edit: what was typed stays', async () => {
    const binh = await world.as('binh');
    const form = fields((await binh.get(`/admin/campaigns/${SLUG}/edit`)).text);
    const lan = await world.as('lan');
    expect((await lan.post('/initiatives', submissionFields({ campaign: SLUG }))).status).toBe(303);
    const first = await binh.post(`/admin/campaigns/${SLUG}`, { ...form, occasion: 'Người thứ nhất' });
    expect(first.status).toBe(303);
    const second = await binh.post(`/admin/campaigns/${SLUG}`, { ...form, occasion: 'Người thứ hai' });
    expect(second.status).toBe(409);
    expect(fields(second.text)['occasion']).toBe('Người thứ hai');
    expect((await getCampaign(world.database.db, SLUG)).occasion).toBe('Người thứ nhất');
    const again = { ...form, version: versionIn(second.text), occasion: 'Người thứ hai' };
    expect((await binh.post(`/admin/campaigns/${SLUG}`, again)).status).toBe(303);
  });

  it('does not turn a campaign in use into a programme, nor a programme with campaigns into one', async () => {
    const binh = await world.context('binh');
    const { db } = world.database;
    const row = await getCampaign(db, SLUG);
    const parents = (await listParents(db, row.id)).map(({ id }) => id);
    const edition = editionOf(row, parents);
    await expect(editCampaign(binh, SLUG, edition, campaign({ isProgramme: true }))).rejects.toMatchObject({
      problems: { isProgramme: { code: 'campaign_in_use' } },
    });
    const programme = await createCampaign(
      binh,
      campaign({ title: 'Chương trình', isProgramme: true }),
      null,
    );
    await createCampaign(binh, campaign({ title: 'Con', parents: [programme.slug] }), null);
    const own = editionOf(await getCampaign(db, programme.slug), []);
    await expect(editCampaign(binh, programme.slug, own, campaign())).rejects.toMatchObject({
      problems: { isProgramme: { code: 'programme_has_campaigns' } },
    });
  });

  it('does not reach programmes of other branches: shown, but not to be opened', async () => {
    const binh = await world.as('binh');
    expect((await binh.get('/admin/campaigns')).text).toContain('1 triệu sáng kiến');
    for (const path of ['', '/edit', '/phases/new'])
      expect((await binh.get(`/admin/campaigns/1-trieu-sang-kien${path}`)).status).toBe(404);
    expect((await binh.post('/admin/campaigns/1-trieu-sang-kien', typed())).status).toBe(404);
    expect((await binh.post('/admin/campaigns/1-trieu-sang-kien/phases', {})).status).toBe(404);
    expect((await binh.post('/admin/campaigns/1-trieu-sang-kien/own-entries')).status).toBe(404);
  });
});

describe('the rule on own entries', () => {
  it('lets whoever entered an item verify it once an organiser allowed it, and is recorded', async () => {
    const mai = await world.as('mai');
    const sent = await mai.post(
      '/initiatives',
      submissionFields({ campaign: SLUG, organisation: 'SAO-KHUE' }),
    );
    const path = (sent.headers['location'] ?? '').replace(/\?.*$/, '');
    expect((await mai.post(`${path}/verification`)).status).toBe(403);
    const binh = await world.as('binh');
    expect((await binh.post(`/admin/campaigns/${SLUG}/own-entries`)).status).toBe(303);
    expect((await binh.post(`/admin/campaigns/${SLUG}/own-entries`)).status).toBe(303);
    expect((await mai.post(`${path}/verification`)).status).toBe(303);
    expect((await binh.post(`/admin/campaigns/${SLUG}/own-entries/removal`)).status).toBe(303);
    expect((await mai.post(`${path}/verification/removal`)).status).toBe(403);
    const events = await eventsOf(world, SLUG);
    expect(events.filter((action) => action.startsWith('campaign.own_entries'))).toEqual([
      'campaign.own_entries_allowed',
      'campaign.own_entries_refused',
    ]);
  });
});

describe('who may', () => {
  const PATHS = [
    '/admin/campaigns',
    '/admin/campaigns/new',
    `/admin/campaigns/${SLUG}`,
    `/admin/campaigns/${SLUG}/edit`,
    `/admin/campaigns/${SLUG}/phases/new`,
    `/admin/campaigns/${SLUG}/phases/1/edit`,
    `/admin/campaigns/${SLUG}/phases/1/unlock`,
    `/admin/campaigns/${SLUG}/phases/1/goals`,
    '/admin/categories',
    '/admin/categories/new',
    '/admin/categories/khac/edit',
  ];
  const ACTS = [
    '/admin/campaigns',
    `/admin/campaigns/${SLUG}`,
    `/admin/campaigns/${SLUG}/own-entries`,
    `/admin/campaigns/${SLUG}/own-entries/removal`,
    `/admin/campaigns/${SLUG}/phases`,
    `/admin/campaigns/${SLUG}/phases/1`,
    `/campaigns/${SLUG}/phases/1/closing`,
    `/campaigns/${SLUG}/phases/1/closing/removal`,
    `/admin/campaigns/${SLUG}/phases/1/goals`,
    `/admin/campaigns/${SLUG}/phases/1/goals/proposal`,
    '/admin/categories',
    '/admin/categories/khac',
    '/admin/categories/khac/retirement',
    '/admin/categories/khac/retirement/removal',
  ];

  it('organisers, nobody else', async () => {
    const binh = await world.as('binh');
    for (const path of PATHS) expect([path, (await binh.get(path)).status]).toEqual([path, 200]);
    for (const person of ['lan', 'mai', 'thu', 'quang'] satisfies Person[]) {
      const one = await world.as(person);
      for (const path of PATHS) expect([path, (await one.get(path)).status]).toEqual([path, 403]);
      for (const path of ACTS) expect([path, (await one.post(path)).status]).toEqual([path, 403]);
    }
    for (const path of PATHS) expect((await world.visitor().get(path)).status).toBe(401);
    for (const path of ACTS) expect((await world.visitor().post(path)).status).toBe(401);
  }, 60_000);

  it('shows on the hub what may be opened, and nothing to an enterprise', async () => {
    const shown = async (person: Person): Promise<string[]> => {
      const { text } = await (await world.as(person)).get('/admin');
      const main = text.slice(text.indexOf('<main'));
      return [...main.matchAll(/href="(\/(?:admin|reports)[^"]*)"/g)].map(([, href]) => href as string);
    };
    expect(await shown('binh')).toEqual(
      expect.arrayContaining(['/admin/campaigns', '/admin/organisations', '/admin/categories', '/reports']),
    );
    expect(await shown('mai')).toEqual(['/admin/accounts', '/reports']);
    expect(await shown('thu')).toEqual(['/reports', '/admin/audit']);
    expect(await shown('quang')).toEqual(['/admin/accounts', '/admin/tokens', '/admin/audit']);
    expect((await (await world.as('lan')).get('/admin')).status).toBe(403);
  });
});
