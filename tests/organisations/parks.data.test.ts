import { describe, expect, it } from 'vitest';
import { findParkByCode } from '../../src/organisations/park.store.ts';
import { useWorld } from '../support/world.ts';

const world = useWorld();
const LIST = '/admin/parks';
const park = (code: string) => findParkByCode(world.database.db, code);
const fields = (more: Record<string, string> = {}): Record<string, string> => ({
  code: 'DAI-TU',
  name: 'KCN Hà Nội – Đài Tư',
  district: 'Long Biên',
  area: '40',
  active: '1',
  ...more,
});

describe('industrial parks', () => {
  it('are listed with their units, added once and edited', async () => {
    const binh = await world.as('binh');
    const { text } = await binh.get(`${LIST}/new`);
    const key = /name="_key" value="([^"]+)"/.exec(text)?.[1] ?? '';
    for (let time = 0; time < 3; time++) expect((await binh.post(LIST, fields(), { key })).status).toBe(303);
    expect((await binh.get(LIST)).text).toContain('KCN Hà Nội – Đài Tư');
    const { active, ...off } = fields({ version: '1', district: 'Gia Lâm' });
    expect(active).toBe('1');
    expect((await binh.post(`${LIST}/DAI-TU`, off)).status).toBe(303);
    expect(await park('DAI-TU')).toMatchObject({ active: 0, district: 'Gia Lâm', version: 2 });
    expect((await binh.get('/admin/organisations/new')).text).not.toContain('Đài Tư');
    const stale = await binh.post(`${LIST}/DAI-TU`, fields({ version: '1', name: 'KCN Gõ dở' }));
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('value="KCN Gõ dở"');
  });

  it.each([
    [{ code: '' }, 'Cần nhập mục này.'],
    [{ code: 'đài tư' }, 'không dùng làm mã được'],
    [{ code: 'NOI-BAI' }, 'Mã “NOI-BAI” đã dùng'],
    [{ name: '' }, 'Cần nhập mục này.'],
    [{ name: 'x'.repeat(201) }, 'Dài quá 200 ký tự'],
    [{ area: '9'.repeat(21) }, 'Dài quá 20 ký tự'],
  ])('are refused with the field named: %o', async (wrong, words) => {
    const answer = await (await world.as('binh')).post(
      LIST,
      fields({ code: 'X-1', district: '<script>', ...wrong }),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain('value="&lt;script&gt;"');
  });

  it.each([
    ['lan', 403],
    ['mai', 403],
    ['thu', 403],
    [null, 401],
  ] as const)('are not kept by %s', async (person, status) => {
    const browser = person ? await world.as(person) : world.visitor();
    for (const page of [LIST, `${LIST}/new`, `${LIST}/NOI-BAI/edit`])
      expect((await browser.get(page)).status, page).toBe(status);
    for (const act of [LIST, `${LIST}/NOI-BAI`])
      expect((await browser.post(act, fields({ code: 'FORBIDDEN' }))).status, act).toBe(status);
    expect(await park('FORBIDDEN')).toBeUndefined();
  });

  it('that do not exist are not found', async () => {
    const binh = await world.as('binh');
    expect((await binh.get(`${LIST}/ATLANTIS/edit`)).status).toBe(404);
    expect((await binh.post(`${LIST}/ATLANTIS`, fields({ version: '1' }))).status).toBe(404);
  });
});
