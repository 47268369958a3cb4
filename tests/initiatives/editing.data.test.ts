import { afterEach, describe, expect, it } from 'vitest';
import { listAuthors } from '../../src/initiatives/author.store.ts';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { type Person, submissionFields, useWorld } from '../support/world.ts';
import { browserOf, eventsOf, rowOf, setClosed, statusOf, submitted } from './acting.ts';

const world = useWorld();
afterEach(() => setClosed(world, 1, false));

const post = async (person: Person, path: string, fields: Record<string, string> = {}) =>
  (await browserOf(world, person)).post(`/initiatives/${path}`, fields);
const open = async (person: Person, path: string) =>
  (await browserOf(world, person)).get(`/initiatives/${path}`);
const edited = (version: number, fields: Record<string, string> = {}) =>
  submissionFields({ title: 'Tên đã sửa', version: String(version), ...fields });

async function returned(): Promise<string> {
  const code = await submitted(world, 'lan', { benefitVnd: '5.000.000', scope: 'Chuyền 3' });
  await post('mai', `${code}/return`, { reason: 'Thiếu' });
  return code;
}

describe('editing', () => {
  it('shows what is stored as one would type it', async () => {
    const code = await returned();
    const { status, text } = await open('lan', `${code}/edit`);
    expect(status).toBe(200);
    for (const value of ['5.000.000', 'Chuyền 3', '12/05/2022', 'Ngô Văn Đạt'])
      expect(text).toContain(`value="${value}"`);
    expect(text).toContain('name="version" value="2"');
  });

  it('changes a returned item, moves the counters and keeps the history', async () => {
    const code = await returned();
    const answer = await post(
      'lan',
      code,
      edited(2, {
        submittedOn: '03/04/2022',
        category: 'an-toan',
        benefitVnd: '7.000.000',
        benefitBasis: 'once',
      }),
    );
    expect(answer.status).toBe(303);
    expect(await rowOf(world, code)).toMatchObject({
      title: 'Tên đã sửa',
      status: 'returned',
      submitted_on: '2022-04-03',
      benefit_vnd: 7_000_000,
      version: 3,
    });
    expect(await eventsOf(world, code)).toEqual([
      'initiative.submitted',
      'initiative.returned',
      'initiative.edited',
    ]);
    expect((await open('lan', code)).text).toContain('Sửa nội dung');
    expect(await recountProblems(world.database.db)).toEqual([]);
  });

  it('moves the counters when staff mend the enterprise of a submitted item', async () => {
    const code = await submitted(world, 'lan');
    expect((await open('lan', `${code}/edit`)).status).toBe(409);
    expect((await post('lan', code, edited(1))).status).toBe(409);
    expect((await post('mai', code, edited(1, { organisation: 'HONG-DANG' }))).status).toBe(303);
    expect((await open('lan', code)).status).toBe(404);
    expect((await open('hung', code)).status).toBe(200);
    expect(await recountProblems(world.database.db)).toEqual([]);
  });

  it('gives a stale form back with what was typed, and nothing is lost on either side', async () => {
    const code = await returned();
    expect(
      (await post('mai', code, edited(2, { title: 'Sửa trước', organisation: 'SAO-KHUE' }))).status,
    ).toBe(303);
    const { status, text } = await post('lan', code, edited(2, { title: 'Sửa sau' }));
    expect(status).toBe(409);
    expect(text).toContain('đã được người khác sửa');
    expect(text).toContain('value="Sửa sau"');
    expect(text).toContain('name="version" value="3"');
    expect((await rowOf(world, code)).title).toBe('Sửa trước');
  });

  it('keeps everything typed when something is wrong', async () => {
    const code = await returned();
    const { status, text } = await post('lan', code, edited(2, { submittedOn: '31/02/2022' }));
    expect(status).toBe(422);
    expect(text).toContain('không có trong lịch');
    expect(text).toContain('value="Tên đã sửa"');
    const foreign = await post('lan', code, edited(2, { organisation: 'HONG-DANG' }));
    expect(foreign.status).toBe(422);
    expect((await rowOf(world, code)).version).toBe(2);
  });

  it('leaves a verified item alone until its verification is undone', async () => {
    const code = await submitted(world, 'lan');
    await post('mai', `${code}/verification`);
    expect((await open('mai', `${code}/edit`)).status).toBe(409);
    expect((await post('mai', code, edited(2, { organisation: 'SAO-KHUE' }))).status).toBe(409);
    await post('mai', `${code}/verification/removal`);
    expect((await post('mai', code, edited(3, { organisation: 'SAO-KHUE' }))).status).toBe(303);
  });

  it('is refused to others, and while the phase is closed', async () => {
    const code = await returned();
    expect((await post('hung', code, edited(2))).status).toBe(404);
    expect((await open('hung', `${code}/edit`)).status).toBe(404);
    expect((await post('thu', code, edited(2))).status).toBe(403);
    expect((await world.visitor().get(`/initiatives/${code}/edit`)).status).toBe(401);
    await setClosed(world, 1, true);
    expect((await post('lan', code, edited(2))).status).toBe(409);
  });

  it('asks about a great benefit only when it is new', async () => {
    const great = { benefitVnd: '200.000.000.000' };
    const code = await submitted(world, 'lan', { ...great, confirmBenefit: '1' });
    await post('mai', `${code}/return`, { reason: 'Thiếu' });
    expect((await post('lan', code, edited(2, great))).status).toBe(303);
    expect((await post('lan', code, edited(3, { benefitVnd: '300.000.000.000' }))).status).toBe(422);
  });
});

describe('sending', () => {
  it('checks a draft as a new submission, and counts it from then on', async () => {
    const code = await submitted(world, 'lan', {
      draft: '1',
      category: '',
      submittedOn: '',
      'authors[0][name]': '',
    });
    const refused = await post('lan', `${code}/submission`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#category"');
    expect(refused.text).toContain('href="#authors"');
    expect(await statusOf(world, code)).toBe('draft');
    const sent = await post('lan', code, edited(1, { send: '1', submittedOn: '' }));
    expect(sent.status).toBe(303);
    expect(await rowOf(world, code)).toMatchObject({ status: 'submitted', submitted_on: '2022-05-12' });
    expect((await rowOf(world, code)).phase_id).not.toBeNull();
    expect(await eventsOf(world, code)).toEqual([
      'initiative.drafted',
      'initiative.edited',
      'initiative.submitted',
    ]);
    expect(await recountProblems(world.database.db)).toEqual([]);
  });

  it('sends a returned item again, by its page or with the correction', async () => {
    const one = await returned();
    expect((await post('lan', `${one}/submission`)).status).toBe(303);
    expect(await statusOf(world, one)).toBe('submitted');
    const two = await returned();
    expect((await post('lan', two, edited(2, { send: '1' }))).status).toBe(303);
    expect(await rowOf(world, two)).toMatchObject({ status: 'submitted', title: 'Tên đã sửa' });
    expect(await recountProblems(world.database.db)).toEqual([]);
  });

  it('writes nothing of a correction that cannot be sent', async () => {
    const code = await submitted(world, 'lan', { draft: '1' });
    await setClosed(world, 1, true);
    const answer = await post('lan', code, edited(1, { send: '1' }));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Giai đoạn 1 đã chốt');
    expect(await rowOf(world, code)).toMatchObject({ status: 'draft', version: 1 });
    expect((await post('lan', `${await returnedOpen()}/submission`)).status).toBe(409);
  });

  it('is not for others, nor for what was sent already', async () => {
    const code = await submitted(world, 'lan', { draft: '1' });
    expect((await post('hung', `${code}/submission`)).status).toBe(404);
    expect((await post('thu', `${code}/submission`)).status).toBe(403);
    expect((await post('lan', `${code}/submission`)).status).toBe(303);
    expect((await post('lan', `${code}/submission`)).status).toBe(409);
  });
});

/** A returned item whose phase is closed. */
async function returnedOpen(): Promise<string> {
  await setClosed(world, 1, false);
  const code = await returned();
  await setClosed(world, 1, true);
  return code;
}

describe('consent to be named', () => {
  const authorOf = async (code: string) => {
    const [author] = await listAuthors(world.database.db, (await rowOf(world, code)).id);
    return author ?? expect.fail('no author');
  };
  const shownNames = async () =>
    (await world.visitor().get('/campaigns/sang-kien-sang-tao-thu-do/initiatives?q=dong+y+neu+ten')).text;

  it('lets a name stand in public, only while it lives, and only of verified items', async () => {
    const code = await submitted(world, 'lan', { title: 'Đồng ý nêu tên' });
    await post('mai', `${code}/verification`);
    expect(await shownNames()).not.toContain('Ngô Văn Đạt');
    const { id } = await authorOf(code);
    const address = `${code}/authors/${id}/consent`;
    expect((await post('lan', address, { how: 'paper', text: '1' })).status).toBe(303);
    expect(await shownNames()).toContain('Ngô Văn Đạt');
    expect((await open('lan', code)).text).toContain('Đồng ý công khai tên: bản giấy');
    expect((await post('lan', address, { how: 'paper', text: '1' })).status).toBe(409);
    expect((await post('lan', `${address}/removal`)).status).toBe(303);
    expect(await shownNames()).not.toContain('Ngô Văn Đạt');
    expect((await post('lan', `${address}/removal`)).status).toBe(409);
    expect(await eventsOf(world, code)).toEqual([
      'initiative.submitted',
      'initiative.verified',
      'initiative.consent_recorded',
      'initiative.consent_revoked',
    ]);
  });

  it('stays with the person through an edit, and does not pass to another', async () => {
    const code = await returned();
    const { id } = await authorOf(code);
    await post('lan', `${code}/authors/${id}/consent`, { how: 'email', text: '1' });
    await post('lan', code, edited(2));
    expect((await authorOf(code)).consent_how).toBe('email');
    await post('lan', code, edited(3, { 'authors[0][name]': 'Người khác' }));
    expect(await authorOf(code)).toMatchObject({ name: 'Người khác', consent_at: null, consent_how: '' });
  });

  it('is written down by those that submit, of authors that are there, in ways that are known', async () => {
    const code = await returned();
    const { id } = await authorOf(code);
    const address = `${code}/authors/${id}/consent`;
    expect((await post('hung', address, { how: 'paper', text: '1' })).status).toBe(404);
    expect((await post('thu', address, { how: 'paper', text: '1' })).status).toBe(403);
    expect((await post('lan', address, { how: 'telepathy', text: '1' })).status).toBe(422);
    expect((await post('lan', address, { how: 'paper', text: '0' })).status).toBe(422);
    expect((await post('lan', `${code}/authors/999999/consent`, { how: 'paper', text: '1' })).status).toBe(
      404,
    );
    expect((await post('lan', `${code}/authors/x/consent`, { how: 'paper', text: '1' })).status).toBe(404);
  });
});
