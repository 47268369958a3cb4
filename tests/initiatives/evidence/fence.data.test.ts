import { beforeAll, describe, expect, it } from 'vitest';
import { atomically } from '../../../src/database/atomically.ts';
import { type Client, clientOf } from '../../api/support.ts';
import type { Person } from '../../support/world.ts';
import { PEOPLE, SLUG, useWorld } from '../../support/world.ts';
import { browserOf, rowOf, submitted } from '../acting.ts';
import { added, removeEvidence, rowsOf, sendEvidence } from './adding.ts';
import { pdf } from './files.ts';

const world = useWorld();

/** Sao Khuê's item with one file, and one of Hồng Đăng. */
let code = '';
let file = 0;
let theirs = '';
let theirFile = 0;
beforeAll(async () => {
  code = await submitted(world, 'lan', { confidential: '1' });
  file = (await added(world, 'lan', code, { name: 'bí mật.pdf', fields: { note: 'ghi chú kín' } })).id;
  theirs = await submitted(world, 'hung');
  theirFile = (await added(world, 'hung', theirs)).id;
});

/** What each answers to: adding, downloading, removing (a file of the asker's own making where it may). */
async function tried(person: Person) {
  const browser = await browserOf(world, person);
  const adding = (await sendEvidence(world, person, code)).status;
  const own = adding === 303 ? ((await rowsOf(world, code)).at(-1)?.id ?? 0) : file;
  const reading = (await browser.get(`/initiatives/${code}/evidence/${file}`)).status;
  return { adding, reading, removing: (await removeEvidence(world, person, code, own)).status };
}

describe('who may', () => {
  it.each<[Person, { adding: number; reading: number; removing: number }]>([
    ['lan', { adding: 303, reading: 200, removing: 303 }],
    ['mai', { adding: 303, reading: 200, removing: 303 }],
    ['binh', { adding: 303, reading: 200, removing: 303 }],
    ['thu', { adding: 403, reading: 200, removing: 403 }],
    ['quang', { adding: 403, reading: 403, removing: 403 }],
    ['hung', { adding: 404, reading: 404, removing: 404 }],
  ])('%s, by page', async (person, answers) => {
    expect(await tried(person)).toEqual(answers);
    const page = await (await browserOf(world, person)).get(`/initiatives/${code}`);
    expect(page.text.includes('name="file"')).toBe(answers.adding === 303);
    expect(page.text.includes(`/evidence/${file}/removal`)).toBe(answers.removing === 303);
    expect(page.text.includes(`href="/initiatives/${code}/evidence/${file}"`)).toBe(answers.reading === 200);
  });

  it('nobody who is not signed in', async () => {
    const visitor = world.visitor();
    expect((await visitor.get(`/initiatives/${code}/evidence/${file}`)).status).toBe(401);
    expect((await visitor.post(`/initiatives/${code}/evidence/${file}/removal`)).status).toBe(401);
    expect(
      (await visitor.upload(`/initiatives/${code}/evidence`, { name: 'a.pdf', bytes: pdf() })).status,
    ).toBe(401);
  });

  it.each<[Person | null, number[]]>([
    ['lan', [200, 201, 200, 200]],
    ['mai', [200, 201, 200, 200]],
    ['binh', [200, 201, 200, 200]],
    ['thu', [200, 403, 200, 403]],
    ['quang', [403, 403, 403, 403]],
    ['hung', [404, 404, 404, 404]],
    [null, [401, 401, 401, 401]],
  ])('%s, by API', async (person, statuses) => {
    const client = await clientOf(world, person);
    const path = `/api/v1/initiatives/${code}/evidence`;
    const listed = await client.get(path);
    const made = await sent(client, code);
    const read = await client.get(`${path}/${file}`);
    const removed = await client.post(`${path}/${made.body.id ?? file}/removal`);
    expect([listed.status, made.status, read.status, removed.status]).toEqual(statuses);
    if (listed.status === 200) expect(listed.body.items[0]).toMatchObject({ id: file, name: 'bí mật.pdf' });
  });

  it('not with a token that only reads', async () => {
    const client = await clientOf(world, 'lan', ['read']);
    expect((await client.get(`/api/v1/initiatives/${code}/evidence`)).status).toBe(200);
    expect((await sent(client, code)).status).toBe(403);
    expect((await client.post(`/api/v1/initiatives/${code}/evidence/${file}/removal`)).status).toBe(403);
  });
});

const sent = (client: Client, to: string, key?: string) =>
  client.upload(
    `/api/v1/initiatives/${to}/evidence`,
    { name: 'a.pdf', bytes: pdf() },
    { kind: 'document' },
    key,
  );

describe('somebody else’s file', () => {
  it('is absent, whatever stands in the address', async () => {
    const browser = await browserOf(world, 'lan');
    const client = await clientOf(world, 'lan');
    const absent = await browser.get(`/initiatives/${code}/evidence/987654`);
    for (const [item, id] of [
      [theirs, theirFile],
      [code, theirFile],
      [theirs, file],
      ['SK-22222-22222', file],
      [code, 0],
    ] as const) {
      const foreign = await browser.get(`/initiatives/${item}/evidence/${id}`);
      expect([item, id, foreign.status]).toEqual([item, id, 404]);
      expect(foreign.text.replace(/value="[^"]*"/g, '')).toBe(absent.text.replace(/value="[^"]*"/g, ''));
      expect((await browser.post(`/initiatives/${item}/evidence/${id}/removal`)).status).toBe(404);
      expect((await client.get(`/api/v1/initiatives/${item}/evidence/${id}`)).status).toBe(404);
      expect((await client.post(`/api/v1/initiatives/${item}/evidence/${id}/removal`)).status).toBe(404);
    }
    expect((await rowsOf(world, theirs)).map(({ removed_at }) => removed_at)).toEqual([null]);
  });

  it('is gone at the next request for whom it was taken from', async () => {
    const browser = await world.as('hung');
    expect((await browser.get(`/initiatives/${theirs}/evidence/${theirFile}`)).status).toBe(200);
    const { db } = world.database;
    const { organisation_id } = await db
      .selectFrom('account')
      .select('organisation_id')
      .where('email', '=', PEOPLE.hung.email)
      .executeTakeFirstOrThrow();
    const { id } = await db
      .selectFrom('organisation')
      .select('id')
      .where('code', '=', 'KIM-HOAN')
      .executeTakeFirstOrThrow();
    await moveAccount(id);
    expect((await browser.get(`/initiatives/${theirs}/evidence/${theirFile}`)).status).toBe(404);
    await moveAccount(organisation_id);
    expect((await browser.get(`/initiatives/${theirs}/evidence/${theirFile}`)).status).toBe(200);
  });

  const moveAccount = async (organisation: number): Promise<void> => {
    await atomically(world.system, ({ db }) =>
      db
        .updateTable('account')
        .set({ organisation_id: organisation })
        .where('email', '=', PEOPLE.hung.email)
        .execute(),
    );
  };
});

describe('everybody', () => {
  it('reads nothing of evidence, whatever becomes of the item', async () => {
    const open = await submitted(world, 'lan');
    await added(world, 'lan', open, { name: 'bí mật.pdf', fields: { note: 'ghi chú kín' } });
    const staff = await browserOf(world, 'mai');
    for (const item of [open, code]) {
      const { version } = await rowOf(world, item);
      expect(
        (await staff.post(`/initiatives/${item}/verification`, { version: String(version) })).status,
      ).toBe(303);
    }
    const visitor = world.visitor();
    const addresses = [
      `/campaigns/${SLUG}`,
      `/campaigns/${SLUG}/initiatives`,
      `/status?code=${open}`,
      `/status?code=${code}`,
      `/api/v1/campaigns/${SLUG}/initiatives`,
      `/api/v1/initiatives/${open}`,
      `/api/v1/initiatives/${code}`,
      '/api/v1/openapi.json',
    ];
    for (const address of addresses) {
      const { text } = await visitor.get(address);
      expect(text, address).not.toMatch(/bí mật|ghi chú kín|stored_name|evidence\/\d/);
    }
  });
});
