import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../db/migrations/index.ts';
import { checkChain } from '../../src/audit/check-chain.ts';
import { chainDigest, detailDigest } from '../../src/audit/event.store.ts';
import { listEvents } from '../../src/audit/event-list.store.ts';
import { recordEvent } from '../../src/audit/record-event.ts';
import { atomically } from '../../src/database/atomically.ts';
import { SYSTEM } from '../../src/permissions.ts';
import { emptyDatabase, type TestDatabase } from '../support/database.ts';

const LIGHTEN = '0013-lighten-the-log';
/** In order of the log; a clock that was put back, and two events that passed each other at midnight. */
const INSTANTS = [
  '2022-05-10T08:00:00.000Z',
  '2022-05-10T23:59:59.900Z',
  '2022-05-11T00:00:00.100Z',
  '2022-05-10T23:59:59.950Z',
  '2022-05-11T08:00:00.000Z',
  '2022-05-13T08:00:00.000Z',
  '2022-05-11T09:00:00.000Z',
];

let database: TestDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
  await upTo((name) => name < LIGHTEN);
  await fill();
  await upTo((name) => name >= LIGHTEN);
});
afterAll(() => database.remove());

describe('a log from before its events had only their sequence as a key', () => {
  it('is there whole, and goes on', async () => {
    expect(await checkChain(database.db)).toEqual([]);
    const now = new Date('2022-05-14T01:00:00.000Z');
    await atomically({ db: database.db, actor: SYSTEM, now }, async (inside) =>
      recordEvent(inside, { action: 'account.edited', subjectType: 'account', subject: 'người mới' }),
    );
    expect(await checkChain(database.db)).toEqual([]);
    const listed = await listEvents(database.db, { fence: '/' }, 100);
    expect(listed.map(({ sequence }) => sequence)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(listed.at(-1)).toMatchObject({ subject: 'người 1', detail: '{"after":1}' });
  });

  it.each([
    ['2022-05-09T17:00:00.000Z', '2022-05-10T17:00:00.000Z', [1]],
    ['2022-05-10T17:00:00.000Z', '2022-05-11T17:00:00.000Z', [7, 5, 4, 3, 2]],
    ['2022-05-11T17:00:00.000Z', '2022-05-12T17:00:00.000Z', []],
    ['2022-05-12T17:00:00.000Z', '2022-05-13T17:00:00.000Z', [6]],
    ['2022-05-13T17:00:00.000Z', '2022-05-14T17:00:00.000Z', [8]],
  ])('lists exactly the events from %s until %s', async (from, until, sequences) => {
    const listed = await listEvents(database.db, { fence: '/', between: { from, until } }, 100);
    expect(listed.map(({ sequence }) => sequence)).toEqual(sequences);
  });
});

async function upTo(isDue: (name: string) => boolean): Promise<void> {
  for (const [name, migration] of Object.entries(migrations))
    if (isDue(name)) await database.db.transaction().execute((inside) => migration.up(inside));
}

/** As the program of that time wrote it. */
async function fill(): Promise<void> {
  await database.db.transaction().execute(async (inside) => {
    let digest = '';
    for (const [index, at] of INSTANTS.entries()) {
      const sequence = index + 1;
      const detail = `{"after":${sequence}}`;
      const event = {
        sequence,
        at,
        account_id: null,
        organisation_path: '/1/',
        action: 'account.edited',
        subject_type: 'account',
        subject: `người ${sequence}`,
        detail_digest: detailDigest('salt', detail),
      };
      digest = chainDigest(digest, event);
      await inside
        .insertInto('event')
        .values({ ...event, digest })
        .execute();
      await inside.insertInto('event_detail').values({ sequence, salt: 'salt', detail }).execute();
    }
    await sql`update event_head set sequence = ${INSTANTS.length}, digest = ${digest}`.execute(inside);
  });
}
