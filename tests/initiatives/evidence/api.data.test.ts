import supertest from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, clientOf } from '../../api/support.ts';
import { useWorld } from '../../support/world.ts';
import { rowsOf } from './adding.ts';
import { jpeg, pdf } from './files.ts';

const world = useWorld();
let client: Client;
let code = '';
let path = '';
beforeAll(async () => {
  client = await clientOf(world, 'lan');
  code = await client.submit();
  path = `/api/v1/initiatives/${code}/evidence`;
});

const photo = { name: 'ảnh chụp.jpg', bytes: jpeg() };

describe('evidence by API', () => {
  it('is added, listed, read and removed', async () => {
    const made = await client.upload(path, photo, { kind: 'photo', note: 'sau' });
    expect([made.status, made.body]).toEqual([201, { code, id: expect.any(Number) }]);
    expect(made.headers['location']).toBe(`${path}/${made.body.id}`);
    const listed = await client.get(path);
    expect(listed.body.items).toEqual([
      {
        id: made.body.id,
        name: 'ảnh chụp.jpg',
        kind: 'photo',
        note: 'sau',
        mediaType: 'image/jpeg',
        size: photo.bytes.length,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        addedAt: world.system.now.toISOString(),
      },
    ]);
    const read = await client.get(`${path}/${made.body.id}`).buffer(true);
    expect(Buffer.compare(read.body, photo.bytes)).toBe(0);
    expect(read.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
    expect(read.headers['content-disposition']).toMatch(/^attachment/);
    const removed = await client.post(`${path}/${made.body.id}/removal`);
    expect([removed.status, removed.body]).toEqual([200, { items: [] }]);
    expect((await client.get(`${path}/${made.body.id}`)).status).toBe(404);
  });

  it('makes one row of a request that is sent again, and refuses another under its key', async () => {
    const before = (await rowsOf(world, code)).length;
    const answers = await Promise.all(
      [1, 2, 3].map(() => client.upload(path, photo, { kind: 'photo' }, 'one key')),
    );
    expect(answers.map(({ status, body }) => [status, body.id])).toEqual(
      answers.map(() => [201, answers[0]?.body.id]),
    );
    expect(await rowsOf(world, code)).toHaveLength(before + 1);
    const other = await client.upload(path, { ...photo, bytes: pdf() }, { kind: 'photo' }, 'one key');
    expect([other.status, other.body.code]).toEqual([409, 'key_reused']);
  });

  it('says what is wrong, field by field', async () => {
    const none = await client.upload(path, null, { kind: 'photo' });
    expect([none.status, none.body.errors.file.code]).toEqual([422, 'evidence_file_required']);
    const kind = await client.upload(path, photo, { kind: 'secret', more: 'x' });
    expect(kind.body.errors).toMatchObject({
      kind: { code: 'unknown_choice' },
      more: { code: 'unknown_field' },
    });
    const content = await client.upload(path, { ...photo, bytes: Buffer.from('<html>') }, { kind: 'photo' });
    expect([content.status, content.body.errors.file.code]).toEqual([422, 'evidence_unknown_type']);
    const json = await client.post(path, { kind: 'photo' });
    expect([json.status, json.body.code]).toEqual([415, 'not_multipart']);
    const keyless = await client.upload(path, photo, { kind: 'photo' }, '');
    expect([keyless.status, keyless.body.errors.idempotencyKey.code]).toEqual([422, 'required']);
    const large = await client.upload(
      path,
      { ...photo, bytes: Buffer.alloc(11 * 1024 * 1024) },
      { kind: 'photo' },
    );
    expect([large.status, large.body.code, large.body.detail]).toEqual([
      413,
      'too_large',
      expect.stringContaining('10 MB'),
    ]);
  });

  it('stands in the description as it is sent', async () => {
    const { body } = await supertest(world.app).get('/api/v1/openapi.json');
    const { requestBody } = body.paths['/api/v1/initiatives/{code}/evidence'].post;
    expect(requestBody.content).toEqual({
      'multipart/form-data': { schema: { $ref: '#/components/schemas/AddEvidenceBody' } },
    });
    const schema = body.components.schemas.AddEvidenceBody;
    expect(schema.required.sort()).toEqual(['file', 'kind']);
    expect(schema.properties.file).toMatchObject({ type: 'string', format: 'binary' });
    const page = await supertest(world.app).get('/api');
    expect(page.text).toContain('multipart/form-data');
  });
});
