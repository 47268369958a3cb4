import { describe, expect, it } from 'vitest';
import { getCampaign } from '../../src/campaigns/campaign.store.ts';
import { closePhase, unlockPhase } from '../../src/campaigns/phases/close-phase.ts';
import { findOrganisationByCode, insertOrganisation } from '../../src/organisations/organisation.store.ts';
import { nameColumns } from '../../src/organisations/organisation.ts';
import { SLUG, useWorld } from '../support/world.ts';
import { eventsOf, fields } from './support.ts';

const world = useWorld();
const at = (query = ''): string => `/admin/campaigns/${SLUG}/phases/1/goals${query}`;
const idOf = async (code: string): Promise<number> =>
  (await findOrganisationByCode(world.database.db, '/', code))?.id ?? 0;

async function goalsNow(): Promise<Record<string, [number | null, number | null]>> {
  const rows = await world.database.db
    .selectFrom('goal')
    .innerJoin('organisation', 'organisation.id', 'goal.organisation_id')
    .select(['code', 'assigned', 'self_raised'])
    .orderBy('code')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.code, [row.assigned, row.self_raised]]));
}
const countChanges = async (): Promise<number> =>
  (await world.database.db.selectFrom('goal_change').select('id').execute()).length;

describe('goals by enterprise', () => {
  it('saves what changed, with its history, beside the goal of the phase', async () => {
    const binh = await world.as('binh');
    const saoKhue = await idOf('SAO-KHUE');
    const kimHoan = await idOf('KIM-HOAN');
    const page = await binh.get(at());
    expect(page.text).toContain('Đã giao 0 / 20.000, còn 20.000 chưa giao.');
    const given = {
      ...fields(page.text),
      [`assigned-${saoKhue}`]: '12.000',
      [`selfRaised-${saoKhue}`]: '15000',
      [`assigned-${kimHoan}`]: '0',
    };
    const answer = await binh.post(at(), given);
    expect(answer.headers['location']).toBe(at('?notice=goals-saved'));
    expect(await goalsNow()).toEqual({ 'SAO-KHUE': [12_000, 15_000], 'KIM-HOAN': [0, null] });
    expect(await countChanges()).toBe(2);
    expect(await eventsOf(world, `${SLUG}/1`)).toEqual(['phase.goals_set']);
    const again = fields((await binh.get(at())).text);
    expect((await binh.post(at(), again)).status).toBe(303);
    expect([await countChanges(), await eventsOf(world, `${SLUG}/1`)]).toEqual([2, ['phase.goals_set']]);
    const { text } = await world.visitor().get(`/campaigns/${SLUG}`);
    expect(text).toContain('Đã giao 12.000 cho 2 đơn vị');
  });

  it('takes a goal back where the box is emptied', async () => {
    const binh = await world.as('binh');
    const form = fields((await binh.get(at())).text);
    await binh.post(at(), { ...form, [`assigned-${await idOf('KIM-HOAN')}`]: '' });
    expect((await goalsNow())['KIM-HOAN']).toEqual([null, null]);
  });

  it.each(['-5', 'nhiều', '10.000.001', '1,5', '=1+1', '<script>'])(
    'refuses “%s” in one box, writes nothing and keeps the rest',
    async (value) => {
      const binh = await world.as('binh');
      const [saoKhue, hongDang] = [await idOf('SAO-KHUE'), await idOf('HONG-DANG')];
      const before = await goalsNow();
      const form = fields((await binh.get(at())).text);
      const answer = await binh.post(at(), {
        ...form,
        [`assigned-${saoKhue}`]: value,
        [`assigned-${hongDang}`]: '777',
      });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(`href="#assigned-${saoKhue}"`);
      expect(fields(answer.text)).toMatchObject({
        [`assigned-${saoKhue}`]: value,
        [`assigned-${hongDang}`]: '777',
      });
      expect(await goalsNow()).toEqual(before);
    },
  );

  it('does not overwrite what somebody else saved meanwhile', async () => {
    const binh = await world.as('binh');
    const [saoKhue, hongDang] = [await idOf('SAO-KHUE'), await idOf('HONG-DANG')];
    const form = fields((await binh.get(at())).text);
    await binh.post(at(), { ...form, [`assigned-${saoKhue}`]: '100', [`assigned-${hongDang}`]: '200' });
    const late = await binh.post(at(), { ...form, [`assigned-${saoKhue}`]: '999' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Người khác vừa sửa: đang là 100');
    const shown = fields(late.text);
    expect(shown).toMatchObject({ [`assigned-${saoKhue}`]: '999', [`assigned-${hongDang}`]: '200' });
    expect((await binh.post(at(), shown)).status).toBe(303);
    expect(await goalsNow()).toMatchObject({ 'SAO-KHUE': [999, 15_000], 'HONG-DANG': [200, null] });
  });

  it('knows no units outside of the branch, nor unions', async () => {
    const binh = await world.as('binh');
    for (const code of ['TLD', 'CD-KCNCX-HN']) {
      const id = await idOf(code);
      const answer = await binh.post(at(), { [`was-${id}`]: '|', [`assigned-${id}`]: '5' });
      expect(answer.status).toBe(404);
    }
    expect((await binh.post(at(), { 'was-999999': '|', 'assigned-999999': '5' })).status).toBe(404);
  });

  it('is read only once the phase is closed', async () => {
    const context = await world.context('binh');
    const binh = await world.as('binh');
    const form = fields((await binh.get(at())).text);
    await closePhase(context, SLUG, 1, null);
    expect((await binh.get(at())).text).toContain('chỉ tiêu chỉ xem');
    const answer = await binh.post(at(), { ...form, [`assigned-${await idOf('SAO-KHUE')}`]: '1' });
    expect(answer.status).toBe(409);
    await unlockPhase(context, SLUG, 1, null, 'Tiếp tục thử');
  });
});

describe('a proposal', () => {
  it('fills the boxes and saves nothing until it is saved', async () => {
    const binh = await world.as('binh');
    const before = await goalsNow();
    const equal = await binh.get(at('?propose=equal'));
    const boxes = Object.entries(fields(equal.text)).filter(([name]) => name.startsWith('assigned-'));
    expect(boxes.map(([, value]) => value)).toEqual(Array.from({ length: 5 }, () => '4.000'));
    expect(await goalsNow()).toEqual(before);
    expect((await binh.get(at('?propose=nonsense'))).text).not.toContain('Đề xuất chưa lưu');
  });

  it('gives every unit its part at once, exactly the goal of the phase', async () => {
    const binh = await world.as('binh');
    const page = fields((await binh.get(at('?propose=headcount'))).text);
    const wrong = await binh.post(at('/proposal'), { by: 'headcount', digest: 'something else' });
    expect(wrong.status).toBe(409);
    expect((await binh.post(at('/proposal'), { by: 'magic' })).status).toBe(422);
    const answer = await binh.post(at('/proposal'), { by: page['by'] ?? '', digest: page['digest'] ?? '' });
    expect(answer.status).toBe(303);
    const goals = Object.values(await goalsNow()).map(([assigned]) => assigned ?? 0);
    expect(goals.reduce((sum, goal) => sum + goal, 0)).toBe(20_000);
    expect((await goalsNow())['SAO-KHUE']).toEqual([5_955, 15_000]);
    expect((await binh.get(at())).text).toContain('Đã giao 20.000, bằng đúng chỉ tiêu');
    expect((await eventsOf(world, `${SLUG}/1`)).at(-1)).toBe('phase.goals_set');
  });
});

describe('many enterprises', () => {
  it('come page by page in Vietnamese order, and are found by part of a name', async () => {
    const { db } = world.database;
    const union = await findOrganisationByCode(db, '/', 'CD-KCNCX-HN');
    await db.transaction().execute(async (tx) => {
      for (let n = 1; n <= 120; n++)
        await insertOrganisation(tx, union?.path ?? null, {
          code: `M${n}`,
          kind: 'grassroots',
          parent_id: union?.id ?? null,
          ...nameColumns(`Đơn vị minh họa ${String(n).padStart(3, '0')} 100%`),
          industrial_park_id: null,
          headcount: null,
          ownership: null,
          valid_from: n === 120 ? '2023-01-01' : null,
          valid_to: n === 119 ? '2021-12-31' : null,
          successor_id: null,
          illustrative: 1,
        });
    });
    const binh = await world.as('binh');
    const first = await binh.get(at());
    const second = await binh.get(
      (/href="([^"]+)" rel="next"/.exec(first.text)?.[1] ?? '').replace(/&amp;|&#x3D;/g, (x) =>
        x === '&amp;' ? '&' : '=',
      ),
    );
    const rows = (text: string): number => text.split('name="was-').length - 1;
    expect([rows(first.text), rows(second.text)]).toEqual([100, 23]);
    expect(second.text).not.toContain('rel="next"');
    expect(rows((await binh.get(at('?q=don+vi+minh+hoa+00'))).text)).toBe(9);
    expect(rows((await binh.get(at('?q=m11'))).text)).toBe(10);
    expect(rows((await binh.get(at('?q=%25'))).text)).toBe(0);
    expect(rows((await binh.get(at('?q=sao+khue'))).text)).toBe(1);
    const proposed = await binh.get(at('?propose=headcount'));
    expect(proposed.text).toContain('118 đơn vị không có phần');
    expect((await getCampaign(db, SLUG)).phases).toHaveLength(2);
  });
});
