import { beforeEach, describe, expect, it } from 'vitest';
import { getCampaign } from '../../src/campaigns/campaign.store.ts';
import { closePhase, unlockPhase } from '../../src/campaigns/phases/close-phase.ts';
import { createPhase } from '../../src/campaigns/phases/create-phase.ts';
import { editPhase } from '../../src/campaigns/phases/edit-phase.ts';
import type { PhaseInput } from '../../src/campaigns/phases/phase.input.ts';
import { SLUG, submissionFields, useWorld } from '../support/world.ts';
import { eventsOf, fields } from './support.ts';

const world = useWorld();

const phase = (given: Partial<PhaseInput> = {}): PhaseInput => ({
  number: 1,
  theme: 'Thiết thực hưởng ứng Tháng Công nhân năm 2022',
  startsOn: '2022-01-01',
  endsOn: '2022-05-31',
  goal: 20_000,
  startConfirmed: false,
  ...given,
});
const phases = async () => (await getCampaign(world.database.db, SLUG)).phases;
const phaseNow = async (number: number) => (await phases()).find((one) => one.number === number);
const shown = async (): Promise<string> => (await world.visitor().get(`/campaigns/${SLUG}`)).text;
/** What stands on every problem: its code and the dates that it names. */
const told = (field: string, code: string, params: object = {}) => ({
  problems: { [field]: { code, params: expect.objectContaining(params) } },
});

describe('a new phase', () => {
  it.each([
    [
      'inside another',
      { number: 3, startsOn: '2022-07-01', endsOn: '2022-07-31' },
      'startsOn',
      { number: 2, from: '01/06/2022', to: '30/09/2023' },
    ],
    [
      'around another',
      { number: 3, startsOn: '2021-12-01', endsOn: '2022-05-31' },
      'endsOn',
      { number: 1, from: '01/01/2022', to: '31/05/2022' },
    ],
    [
      'on the last day of another',
      { number: 3, startsOn: '2023-09-30', endsOn: '2023-12-31' },
      'startsOn',
      { number: 2, to: '30/09/2023' },
    ],
  ])('may not lie %s', async (_where, given, field, params) => {
    const making = createPhase(await world.context('binh'), SLUG, phase(given), null);
    await expect(making).rejects.toMatchObject(told(field, 'phases_overlap', params));
  });

  it('has a number of its own and ends after it starts', async () => {
    const binh = await world.context('binh');
    const given = { startsOn: '2023-12-31', endsOn: '2023-10-01' };
    await expect(createPhase(binh, SLUG, phase(given), null)).rejects.toMatchObject({
      problems: {
        number: { code: 'phase_number_taken' },
        endsOn: { code: 'ends_before_start', params: { start: '31/12/2023', end: '01/10/2023' } },
      },
    });
  });

  it('takes items of its days at once, and warns where it lies outside of the campaign', async () => {
    const binh = await world.as('binh');
    const form = fields((await binh.get(`/admin/campaigns/${SLUG}/phases/new`)).text);
    expect(form['number']).toBe('3');
    const given = { ...form, startsOn: '1/12/2021', endsOn: '31.12.2021', goal: '' };
    const answer = await binh.post(`/admin/campaigns/${SLUG}/phases`, given);
    expect(answer.headers['location']).toBe(`/admin/campaigns/${SLUG}?notice=phase-saved`);
    expect((await binh.get(`/admin/campaigns/${SLUG}`)).text).toContain(
      'Giai đoạn 3 (từ 01/12/2021 đến 31/12/2021)',
    );
    const lan = await world.as('lan');
    expect((await lan.post('/initiatives', submissionFields({ submittedOn: '31/12/2021' }))).status).toBe(
      303,
    );
    expect(await eventsOf(world, `${SLUG}/3`)).toEqual(['phase.created']);
  });

  it('is no part of a programme', async () => {
    const binh = await world.as('binh');
    await binh.post('/admin/campaigns', {
      title: 'Chương trình riêng',
      organisation: 'CD-KCNCX-HN',
      startsOn: '1/1/2022',
      endsOn: '31/12/2022',
      isProgramme: '1',
    });
    const answer = await binh.post('/admin/campaigns/chuong-trinh-rieng/phases', {
      number: '1',
      startsOn: '1/1/2022',
      endsOn: '31/12/2022',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Chương trình tổng hợp không có giai đoạn.');
  });

  it.each([
    ['number', ''],
    ['number', '0'],
    ['number', 'một'],
    ['theme', 'x'.repeat(501)],
    ['startsOn', '31/02/2022'],
    ['endsOn', ''],
    ['goal', '-1'],
    ['goal', '10,5'],
  ])('names the field %s when it is “%.10s” and keeps what was typed', async (field, value) => {
    const binh = await world.as('binh');
    const given = { number: '9', theme: '=cmd', startsOn: '1/1/2024', endsOn: '2/1/2024', [field]: value };
    const answer = await binh.post(`/admin/campaigns/${SLUG}/phases`, given);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`href="#${field}"`);
    if (field !== 'theme') expect(fields(answer.text)['theme']).toBe('=cmd');
  });
});

describe('editing a phase', () => {
  it('keeps an inferred first day marked until somebody changes it or vouches for it', async () => {
    const binh = await world.context('binh');
    const inferred = async () => (await phaseNow(1))?.starts_on_inferred;
    await editPhase(binh, SLUG, 1, null, phase({ goal: 21_000 }));
    expect(await inferred()).toBe(1);
    await editPhase(binh, SLUG, 1, null, phase({ startConfirmed: true }));
    expect(await inferred()).toBe(0);
    expect(await shown()).not.toContain('suy ra');
    await world.database.db
      .transaction()
      .execute((db) =>
        db.updateTable('phase').set({ starts_on_inferred: 1 }).where('number', '=', 1).execute(),
      );
    await editPhase(binh, SLUG, 1, null, phase({ startsOn: '2022-01-08' }));
    expect(await inferred()).toBe(0);
  });

  it('does not let items fall out of their phase, and says how many would', async () => {
    const lan = await world.as('lan');
    for (const [title, submittedOn] of [
      ['Một', '10/05/2022'],
      ['Hai', '11/05/2022'],
    ] as const)
      await lan.post('/initiatives', submissionFields({ title, submittedOn }));
    const binh = await world.context('binh');
    const count = { count: '1', number: 1 };
    await expect(editPhase(binh, SLUG, 1, null, phase({ endsOn: '2022-05-10' }))).rejects.toMatchObject(
      told('endsOn', 'items_would_stray', count),
    );
    await expect(editPhase(binh, SLUG, 1, null, phase({ startsOn: '2022-05-11' }))).rejects.toMatchObject(
      told('startsOn', 'items_would_stray', count),
    );
    await editPhase(binh, SLUG, 1, null, phase({ startsOn: '2022-05-10', endsOn: '2022-05-11' }));
    await editPhase(binh, SLUG, 1, null, phase());
  });

  it('refuses a stale form, with everything typed kept', async () => {
    const binh = await world.as('binh');
    const form = fields((await binh.get(`/admin/campaigns/${SLUG}/phases/2/edit`)).text);
    const at = `/admin/campaigns/${SLUG}/phases/2`;
    expect((await binh.post(at, { ...form, theme: 'Người thứ nhất' })).status).toBe(303);
    const second = await binh.post(at, { ...form, theme: 'Người thứ hai', goal: 'abc' });
    expect(second.status).toBe(422);
    const third = await binh.post(at, { ...fields(second.text), goal: '30000' });
    expect(third.status).toBe(409);
    expect(fields(third.text)['theme']).toBe('Người thứ hai');
    expect((await binh.post(at, fields(third.text))).status).toBe(303);
    expect((await phaseNow(2))?.theme).toBe('Người thứ hai');
  });

  it('knows no phase of another number', async () => {
    const binh = await world.as('binh');
    for (const n of ['7', '0', '01', 'x', '1e0', '-1'])
      for (const path of ['edit', 'goals', 'unlock'])
        expect((await binh.get(`/admin/campaigns/${SLUG}/phases/${n}/${path}`)).status).toBe(404);
    expect((await binh.post(`/campaigns/${SLUG}/phases/7/closing`)).status).toBe(404);
    expect((await binh.post(`/campaigns/khong-co/phases/1/closing`)).status).toBe(404);
  });
});

describe('closing a phase', () => {
  beforeEach(async () => {
    const one = await phaseNow(1);
    if (one?.closed_at) await unlockPhase(await world.context('binh'), SLUG, 1, null, 'Dọn cho bài thử sau');
  });

  it('stops submissions, verification and editing, until it is opened again for a reason', async () => {
    const lan = await world.as('lan');
    const sent = await lan.post('/initiatives', submissionFields({ title: 'Trước khi chốt' }));
    const path = (sent.headers['location'] ?? '').replace(/\?.*$/, '');
    const binh = await world.as('binh');
    const form = fields((await binh.get(`/admin/campaigns/${SLUG}/phases/1/edit`)).text);
    const closing = await binh.post(`/campaigns/${SLUG}/phases/1/closing`, {
      version: form['version'] ?? '',
    });
    expect(closing.headers['location']).toBe(`/admin/campaigns/${SLUG}?notice=phase-closed`);

    const late = await lan.post('/initiatives', submissionFields({ title: 'Sau khi chốt' }));
    expect(late.status).toBe(422);
    expect(late.text).toContain('Giai đoạn 1 đã chốt');
    const mai = await world.as('mai');
    expect((await mai.post(`${path}/verification`)).status).toBe(409);
    const editing = await binh.post(`/admin/campaigns/${SLUG}/phases/1`, {
      ...form,
      version: '',
      theme: 'X',
    });
    expect(editing.status).toBe(409);
    expect(editing.text).toContain('Mở lại giai đoạn trước rồi sửa.');
    expect((await binh.get(`/admin/campaigns/${SLUG}`)).text).toContain('Đã chốt lúc 09:00, 12/05/2022');
    expect(await shown()).toContain('đã chốt số liệu');

    const at = `/campaigns/${SLUG}/phases/1/closing/removal`;
    const without = await binh.post(at, { reason: ' \u200b ' });
    expect(without.status).toBe(422);
    expect(without.text).toContain('href="#reason"');
    const long = await binh.post(at, { reason: 'x'.repeat(1001) });
    expect(long.status).toBe(422);
    expect(long.text).toContain('x'.repeat(1001));
    expect((await phaseNow(1))?.closed_at).not.toBeNull();
    expect((await binh.post(at, { reason: 'Bổ sung hồ sơ giấy <b>' })).status).toBe(303);
    expect(await phaseNow(1)).toMatchObject({
      closed_at: null,
      first_closed_at: '2022-05-12T02:00:00.000Z',
      unlock_reason: 'Bổ sung hồ sơ giấy <b>',
    });
    expect(await shown()).toContain('Bổ sung hồ sơ giấy &lt;b&gt;');
    expect((await mai.post(`${path}/verification`)).status).toBe(303);
  });

  it('keeps when it was closed first, and records each act', async () => {
    const binh = await world.context('binh');
    const first = (await phaseNow(1))?.first_closed_at;
    const later = { ...binh, now: new Date('2022-06-02T10:00:00+07:00') };
    await closePhase(later, SLUG, 1, null);
    expect(await phaseNow(1)).toMatchObject({
      closed_at: '2022-06-02T03:00:00.000Z',
      first_closed_at: first,
    });
    await expect(closePhase(later, SLUG, 1, null)).rejects.toMatchObject({ code: 'phase_closed_already' });
    expect((await eventsOf(world, `${SLUG}/1`)).slice(-1)).toEqual(['phase.closed']);
  });

  it('refuses a page that is stale, and to open what is open', async () => {
    const binh = await world.context('binh');
    const version = (await phaseNow(1))?.version ?? 0;
    await expect(closePhase(binh, SLUG, 1, version - 1)).rejects.toMatchObject({ code: 'stale' });
    await expect(unlockPhase(binh, SLUG, 1, null, 'Vì sao')).rejects.toMatchObject({
      code: 'phase_not_closed',
    });
    const web = await world.as('binh');
    expect((await web.post(`/campaigns/${SLUG}/phases/1/closing`, { version: '1e9' })).status).toBe(409);
  });

  it('closes once when two organisers press at the same moment', async () => {
    const binh = await world.context('binh');
    const both = await Promise.allSettled([closePhase(binh, SLUG, 1, null), closePhase(binh, SLUG, 1, null)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('outside every phase', () => {
  it('says so at home, and leads an organiser to where a campaign or phase is made', async () => {
    const binh = await world.as('binh');
    const inside = (await binh.get('/')).text;
    await editPhase(
      await world.context('binh'),
      SLUG,
      2,
      null,
      phase({ number: 2, startsOn: '2022-07-01', endsOn: '2023-08-31' }),
    );
    for (const [day, words] of [
      ['2022-06-15', 'Hôm nay không thuộc giai đoạn nào; giai đoạn 2 bắt đầu ngày 01/07/2022.'],
      ['2023-09-15', 'Hôm nay không thuộc giai đoạn nào của phong trào.'],
      ['2025-01-01', 'không có phong trào nào đang diễn ra'],
    ] as const) {
      world.setNow(`${day}T09:00:00+07:00`);
      const late = await world.as('binh');
      for (const one of [late, world.visitor()]) expect((await one.get('/')).text).toContain(words);
      const link = 'href="/admin/campaigns">Tạo phong trào hoặc giai đoạn';
      expect((await late.get('/')).text).toContain(link);
      expect((await world.visitor().get('/')).text).not.toContain(link);
    }
    expect(inside).not.toContain('Hôm nay không thuộc');
  });
});
