import { describe, expect, it } from 'vitest';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { SLUG, submissionFields, useWorld } from '../support/world.ts';

const world = useWorld();

async function shown(): Promise<string> {
  return (await world.visitor().get(`/campaigns/${SLUG}`)).text;
}

describe('the main job, once through', () => {
  it('moves the awaiting part by one at a submission, and into the solid part at a verification', async () => {
    const lan = await world.as('lan');
    expect(await shown()).toContain('0 / 20.000 sáng kiến đã xác nhận · 0 đang chờ');
    const answer = await lan.post('/initiatives', submissionFields(), { from: '/initiatives/new' });
    expect(answer.status).toBe(303);
    const [, code] =
      /^\/initiatives\/(SK-[2-9A-Z]{5}-[2-9A-Z]{5})\?notice=submitted$/.exec(
        answer.headers['location'] ?? '',
      ) ?? [];
    expect(code).toBeDefined();
    expect(await shown()).toContain('0 / 20.000 sáng kiến đã xác nhận · 1 đang chờ');
    const mai = await world.as('mai');
    expect((await mai.post(`/initiatives/${code}/verification`)).status).toBe(303);
    expect(await shown()).toContain('1 / 20.000 sáng kiến đã xác nhận · 0 đang chờ');
    expect(await recountProblems(world.database.db)).toEqual([]);
  });

  it('makes one row of ten equal forms', async () => {
    const lan = await world.as('lan');
    const page = await lan.get('/initiatives/new');
    const key = /name="_key" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        lan.post('/initiatives', submissionFields({ title: 'Gửi mười lần' }), { key }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
    expect(await shown()).toContain('1 đang chờ');
  });

  it('keeps everything typed and names the field when something is wrong', async () => {
    const lan = await world.as('lan');
    const answer = await lan.post(
      '/initiatives',
      submissionFields({ submittedOn: '31/02/2022', benefitVnd: '80.000.000' }),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('“31/02/2022” không có trong lịch');
    expect(answer.text).toContain('value="80.000.000"');
    expect(answer.text).toContain('value="Cải tiến đồ gá hàn khung tại chuyền 3"');
  });

  it('asks a visitor to sign in and carries the form over', async () => {
    const visitor = world.visitor();
    const answer = await visitor.post('/initiatives', submissionFields({ title: 'Gõ khi phiên đã hết' }));
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('Gõ khi phiên đã hết');
  });
});
