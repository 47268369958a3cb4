import { afterEach, describe, expect, it } from 'vitest';
import { recountProblems } from '../../src/initiatives/tally.store.ts';
import { type Person, useWorld } from '../support/world.ts';
import { allowOwnEntries, browserOf, eventsOf, rowOf, setClosed, statusOf, submitted } from './acting.ts';

const world = useWorld();
afterEach(() => setClosed(world, 1, false));

/** Every act on a submitted item, what it asks for, where it leads and what its events are called. */
const ACTS = [
  { act: 'verification', fields: {}, to: 'verified', events: ['verified', 'unverified'] },
  {
    act: 'return',
    fields: { reason: 'Thiếu\nquyết định' },
    to: 'returned',
    events: ['returned', 'return_undone'],
  },
  {
    act: 'rejection',
    fields: { reason: 'Không mới' },
    to: 'rejected',
    events: ['rejected', 'rejection_undone'],
  },
  { act: 'duplicate', fields: { original: '' }, to: 'duplicate', events: ['duplicate', 'duplicate_undone'] },
] as const;

const act = async (
  person: Person,
  code: string,
  address: string,
  fields: Record<string, string> = {},
): Promise<{ status: number; text: string }> =>
  (await browserOf(world, person)).post(`/initiatives/${code}/${address}`, fields);

/** The fields of an act, with an original where one is asked for. */
async function filled(fields: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  return 'original' in fields
    ? { original: await submitted(world, 'lan', { title: 'Bản gốc' }) }
    : { ...fields };
}

describe.each(ACTS)('$act', ({ act: name, fields, to, events }) => {
  it('is done and undone by staff, each with one event and one line of history', async () => {
    const code = await submitted(world, 'lan');
    expect((await act('mai', code, name, await filled(fields))).status).toBe(303);
    expect(await statusOf(world, code)).toBe(to);
    expect((await act('tuan', code, `${name}/removal`)).status).toBe(303);
    expect(await rowOf(world, code)).toMatchObject({
      status: 'submitted',
      verified_on: null,
      duplicate_of_id: null,
      version: 3,
    });
    expect(await eventsOf(world, code)).toEqual([
      'initiative.submitted',
      ...events.map((event) => `initiative.${event}`),
    ]);
    const page = await (await browserOf(world, 'lan')).get(`/initiatives/${code}`);
    expect(page.text).toContain('Lê Thị Mai');
    expect(page.text).toContain('Phạm Anh Tuấn');
    expect(await recountProblems(world.database.db)).toEqual([]);
  });

  it('is refused to everybody else', async () => {
    const code = await submitted(world, 'lan');
    const sent = await filled(fields);
    expect((await world.visitor().post(`/initiatives/${code}/${name}`, sent)).status).toBe(401);
    for (const person of ['lan', 'hung', 'thu', 'quang'] as const)
      expect([person, (await act(person, code, name, sent)).status]).toEqual([person, 403]);
    expect(await statusOf(world, code)).toBe('submitted');
  });

  it('is refused for what the actor entered, until the campaign allows it', async () => {
    const code = await submitted(world, 'mai', { organisation: 'SAO-KHUE' });
    const sent = await filled(fields);
    expect((await act('mai', code, name, sent)).status).toBe(403);
    const page = await (await browserOf(world, 'mai')).get(`/initiatives/${code}`);
    expect(page.text).not.toContain(`action="/initiatives/${code}/${name}"`);
    await allowOwnEntries(world, true);
    expect((await act('mai', code, name, sent)).status).toBe(303);
    await allowOwnEntries(world, false);
    expect(await statusOf(world, code)).toBe(to);
    expect((await act('mai', code, `${name}/removal`)).status).toBe(403);
  });

  it('waits while the phase is closed', async () => {
    const code = await submitted(world, 'lan');
    const sent = await filled(fields);
    await setClosed(world, 1, true);
    const answer = await act('mai', code, name, sent);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Giai đoạn 1 đã chốt');
    const page = await (await browserOf(world, 'mai')).get(`/initiatives/${code}`);
    expect(page.text).not.toMatch(new RegExp(`action="/initiatives/${code}/(?!authors/)`));
    await setClosed(world, 1, false);
    expect((await act('mai', code, name, sent)).status).toBe(303);
    await setClosed(world, 1, true);
    expect((await act('mai', code, `${name}/removal`)).status).toBe(409);
    await setClosed(world, 1, false);
  });

  it('does not touch what was changed after the page was opened', async () => {
    const code = await submitted(world, 'lan');
    const sent = { ...(await filled(fields)), version: '7' };
    const answer = await act('mai', code, name, sent);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('đã được sửa sau khi anh/chị mở trang');
    expect(await statusOf(world, code)).toBe('submitted');
  });

  it('is not done twice, and not undone where it was not done', async () => {
    const code = await submitted(world, 'lan');
    expect((await act('mai', code, `${name}/removal`)).status).toBe(409);
    const sent = await filled(fields);
    expect((await act('mai', code, name, sent)).status).toBe(303);
    expect((await act('tuan', code, name, sent)).status).toBe(409);
  });

  it('looks like nothing at all where the item is absent', async () => {
    expect((await act('mai', 'SK-22222-22222', name, { reason: 'x', original: 'y' })).status).toBe(404);
    expect((await act('mai', '%00', name, { reason: 'x', original: 'y' })).status).toBe(404);
  });
});

describe('reasons', () => {
  it.each(['return', 'rejection'])('are due for a %s, and what was typed stays', async (name) => {
    const code = await submitted(world, 'lan');
    const empty = await act('mai', code, name, { reason: ' \u0000\u200b ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain(`href="#${name}-reason"`);
    expect(empty.text).toContain('Cần nhập mục này.');
    const long = await act('mai', code, name, { reason: `<script>${'a'.repeat(2_000)}` });
    expect(long.status).toBe(422);
    expect(long.text).toContain(`&lt;script&gt;${'a'.repeat(2_000)}`);
    expect(await statusOf(world, code)).toBe('submitted');
  });

  it('are shown to the enterprise and to whoever has the code', async () => {
    const code = await submitted(world, 'lan');
    await act('mai', code, 'return', { reason: 'Thiếu số quyết định' });
    expect((await (await browserOf(world, 'lan')).get(`/initiatives/${code}`)).text).toContain(
      'Thiếu số quyết định',
    );
    expect((await world.visitor().get(`/status?code=${code}`)).text).toContain('Thiếu số quyết định');
  });

  it('stay inside when the item is confidential: they tell what stands in it', async () => {
    const code = await submitted(world, 'lan', { confidential: '1' });
    await act('mai', code, 'return', { reason: 'Thiếu tỷ lệ phụ gia' });
    const { text } = await world.visitor().get(`/status?code=${code}`);
    expect(text).toContain('Yêu cầu bổ sung');
    expect(text).not.toContain('phụ gia');
  });

  it('survive an item that moved on meanwhile', async () => {
    const code = await submitted(world, 'lan');
    await act('tuan', code, 'verification');
    const answer = await act('mai', code, 'return', { reason: 'Gõ đã lâu' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Gõ đã lâu');
  });
});

describe('the original of a duplicate', () => {
  it.each([
    ['nothing', () => '', 'Cần nhập mục này'],
    ['no code', () => '=cmd', 'Không có sáng kiến nào mang mã này'],
    ['an unknown code', () => 'SK-22222-22222', 'Không có sáng kiến nào mang mã này'],
    ['itself', (own: string) => own, 'mã của chính sáng kiến này'],
  ])('is not %s', async (_, original, words) => {
    const code = await submitted(world, 'lan');
    const answer = await act('mai', code, 'duplicate', { original: original(code) });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
  });

  it('stands in the same enterprise and counts', async () => {
    const code = await submitted(world, 'lan');
    const elsewhere = await submitted(world, 'hung');
    expect((await act('mai', code, 'duplicate', { original: elsewhere })).text).toContain(
      'thuộc đơn vị khác',
    );
    const rejected = await submitted(world, 'lan');
    await act('mai', rejected, 'rejection', { reason: 'Không mới' });
    expect((await act('mai', code, 'duplicate', { original: rejected })).text).toContain('không được tính');
  });

  it('is read however it is written, and both pages point at each other', async () => {
    const original = await submitted(world, 'lan');
    const code = await submitted(world, 'lan');
    const typed = original.toLowerCase().replaceAll('-', ' ');
    expect((await act('mai', code, 'duplicate', { original: typed })).status).toBe(303);
    const lan = await browserOf(world, 'lan');
    expect((await lan.get(`/initiatives/${code}`)).text).toContain(`href="/initiatives/${original}"`);
    expect((await lan.get(`/initiatives/${original}`)).text).toContain(`href="/initiatives/${code}"`);
  });

  it('never makes two items duplicates of each other', async () => {
    const one = await submitted(world, 'lan');
    const two = await submitted(world, 'lan');
    const answers = await Promise.all([
      act('mai', one, 'duplicate', { original: two }),
      act('tuan', two, 'duplicate', { original: one }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });
});

describe('a withdrawal', () => {
  it.each(['lan', 'mai', 'binh'] as const)('is done and undone by %s', async (person) => {
    const code = await submitted(world, 'lan');
    expect((await act(person, code, 'withdrawal', { reason: 'Nộp nhầm' })).status).toBe(303);
    expect(await statusOf(world, code)).toBe('withdrawn');
    expect((await act(person, code, 'withdrawal/removal')).status).toBe(303);
    expect(await statusOf(world, code)).toBe('submitted');
    expect(await recountProblems(world.database.db)).toEqual([]);
  });

  it('goes back to where the item was', async () => {
    const returned = await submitted(world, 'lan');
    await act('mai', returned, 'return', { reason: 'Thiếu' });
    const draft = await submitted(world, 'lan', { draft: '1', category: '' });
    for (const [code, status] of [
      [returned, 'returned'],
      [draft, 'draft'],
    ] as const) {
      expect((await act('lan', code, 'withdrawal')).status).toBe(303);
      expect((await act('lan', code, 'withdrawal/removal')).status).toBe(303);
      expect(await statusOf(world, code)).toBe(status);
    }
    expect(await recountProblems(world.database.db)).toEqual([]);
  });

  it('is no way around a verification, and nobody else’s to do', async () => {
    const code = await submitted(world, 'lan');
    expect((await act('hung', code, 'withdrawal')).status).toBe(404);
    expect((await act('thu', code, 'withdrawal')).status).toBe(403);
    expect((await world.visitor().post(`/initiatives/${code}/withdrawal`)).status).toBe(401);
    await act('mai', code, 'verification');
    expect((await act('lan', code, 'withdrawal')).status).toBe(409);
    expect(await statusOf(world, code)).toBe('verified');
  });

  it('waits while the phase is closed, but a draft may go', async () => {
    const code = await submitted(world, 'lan');
    const draft = await submitted(world, 'lan', { draft: '1' });
    await setClosed(world, 1, true);
    expect((await act('lan', code, 'withdrawal')).status).toBe(409);
    expect((await act('lan', draft, 'withdrawal')).status).toBe(303);
    await setClosed(world, 1, false);
  });
});

describe('the buttons', () => {
  it('stand exactly where the act goes through, for everybody in every status', async () => {
    const codes = {
      submitted: await submitted(world, 'lan'),
      ownEntry: await submitted(world, 'mai', { organisation: 'SAO-KHUE' }),
      draft: await submitted(world, 'lan', { draft: '1' }),
      verified: await submitted(world, 'lan'),
      returned: await submitted(world, 'lan'),
      withdrawn: await submitted(world, 'lan'),
    };
    await act('tuan', codes.verified, 'verification');
    await act('tuan', codes.returned, 'return', { reason: 'Thiếu' });
    await act('lan', codes.withdrawn, 'withdrawal');
    for (const person of ['lan', 'mai', 'thu'] as const) {
      const browser = await browserOf(world, person);
      for (const [name, code] of Object.entries(codes)) {
        const { text } = await browser.get(`/initiatives/${code}`);
        const shown = [
          'verification',
          'return',
          'withdrawal',
          'submission',
          'verification/removal',
          'withdrawal/removal',
        ].filter((one) => text.includes(`action="/initiatives/${code}/${one}"`));
        expect([person, name, shown]).toEqual([person, name, expected(person, name)]);
      }
    }
  });
});

function expected(person: Person, name: string): string[] {
  if (person === 'thu') return [];
  const reviews = person === 'mai';
  const acts: Record<string, string[]> = {
    submitted: reviews ? ['verification', 'return', 'withdrawal'] : ['withdrawal'],
    ownEntry: ['withdrawal'],
    draft: ['withdrawal', 'submission'],
    verified: reviews ? ['verification/removal'] : [],
    returned: ['withdrawal', 'submission'],
    withdrawn: ['withdrawal/removal'],
  };
  return acts[name] ?? [];
}
