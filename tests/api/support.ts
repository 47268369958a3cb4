import supertest from 'supertest';
import { createToken } from '../../src/accounts/tokens/create-token.ts';
import type { Scope } from '../../src/accounts/tokens/token.ts';
import { PEOPLE, type Person, SLUG, type World } from '../support/world.ts';

export const API = `/api/v1/campaigns/${SLUG}`;

/** A submission as the API takes it; give only what the test is about. */
export const submission = (more: object = {}): object => ({
  title: 'Cải tiến đồ gá hàn khung tại chuyền 3',
  category: 'san-xuat',
  submittedOn: '2022-05-12',
  authors: [{ name: 'Ngô Văn Đạt' }],
  ...more,
});

/** Somebody's program: requests with a token of theirs, or with none. */
export interface Client {
  get(path: string): supertest.Test;
  post(path: string, body?: object, key?: string): supertest.Test;
  /** Posts one file with the fields beside it; an empty key stands for none. */
  upload(path: string, file: SentFile | null, fields: Record<string, string>, key?: string): supertest.Test;
  /** Submits and answers the new item's code. */
  submit(more?: object): Promise<string>;
}

interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

let keys = 0;

export async function clientOf(
  world: World,
  person: Person | null,
  scopes: Scope[] = ['read', 'write'],
): Promise<Client> {
  const { token } = person
    ? await createToken(world.system, { email: PEOPLE[person].email, name: 'thử', scopes })
    : { token: null };
  const signed = (request: supertest.Test) =>
    token ? request.set('authorization', `Bearer ${token}`) : request;
  const client: Client = {
    get: (path) => signed(supertest(world.app).get(path)),
    post: (path, body = {}, key = `key ${++keys}`) =>
      signed(supertest(world.app).post(path)).set('idempotency-key', key).send(body),
    upload(path, file, fields, key = `key ${++keys}`) {
      let request = signed(supertest(world.app).post(path));
      if (key !== '') request = request.set('idempotency-key', key);
      for (const [name, value] of Object.entries(fields)) request = request.field(name, value);
      return file ? request.attach('file', file.bytes, file.name) : request;
    },
    async submit(more = {}) {
      const answer = await client.post(`${API}/initiatives`, submission(more));
      if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
      return answer.body.code;
    },
  };
  return client;
}
