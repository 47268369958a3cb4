import { describe, expect, it } from 'vitest';
import { PASSWORD, PEOPLE, submissionFields, useWorld } from '../support/world.ts';
import { browserOf, rowOf, submitted } from './acting.ts';

const world = useWorld();

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const hidden = (text: string, name: string): string =>
  unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '');

/** Sends a form without a session, signs in on the page that answers, and comes back with what then stands there. */
async function interrupted(path: string, fields: Record<string, string>) {
  const browser = world.visitor();
  const refused = await browser.post(path, fields);
  expect(refused.status).toBe(401);
  const carry = hidden(refused.text, 'carry');
  expect(carry).not.toBe('');
  const answer = await browser.agent
    .post('/sign-in')
    .type('form')
    .send({
      _csrf: hidden(refused.text, '_csrf'),
      carry,
      email: PEOPLE.lan.email,
      password: PASSWORD,
    });
  return { browser, answer };
}

describe('a session that ended while typing', () => {
  it('loses nothing of a new item, writes nothing, and the form that stands there works', async () => {
    const typed = submissionFields({ title: 'Gõ khi phiên "đã hết" <b>', 'authors[1][name]': 'Đỗ Thị Hạnh' });
    const { browser, answer } = await interrupted('/initiatives', typed);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('value="Gõ khi phiên &quot;đã hết&quot; &lt;b&gt;"');
    expect(answer.text).toContain('value="Đỗ Thị Hạnh"');
    const { db } = world.database;
    expect(await db.selectFrom('initiative').select('id').execute()).toEqual([]);
    const sent = await browser.agent
      .post('/initiatives')
      .type('form')
      .send({ ...typed, _csrf: hidden(answer.text, '_csrf'), _key: hidden(answer.text, '_key') });
    expect(sent.status).toBe(303);
    expect(await db.selectFrom('initiative').select('title').execute()).toEqual([
      { title: 'Gõ khi phiên "đã hết" <b>' },
    ]);
  });

  it('loses nothing of an edit', async () => {
    const code = await submitted(world, 'lan', { draft: '1' });
    const { answer } = await interrupted(
      `/initiatives/${code}`,
      submissionFields({ title: 'Sửa dở', version: '1' }),
    );
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('value="Sửa dở"');
    expect((await rowOf(world, code)).version).toBe(1);
  });

  it('loses no reason, and withdraws nothing', async () => {
    const code = await submitted(world, 'lan');
    const { answer } = await interrupted(`/initiatives/${code}/withdrawal`, { reason: 'Nộp nhầm hai lần' });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Nộp nhầm hai lần');
    expect((await rowOf(world, code)).status).toBe('submitted');
    expect((await (await browserOf(world, 'lan')).get(`/initiatives/${code}`)).status).toBe(200);
  });
});
