import { hash } from 'node:crypto';
import { prepared, preparedInsert } from '../database/prepared.ts';
import type { Db, Row } from '../database/schema.ts';

type Event = Row<'event'>;
export interface EventToAppend extends Omit<Event, 'sequence' | 'digest'> {
  readonly salt: string;
  readonly detail: string;
}

/** The link of the chain: everything but the personal values, which enter through their salted digest. */
export function chainDigest(previous: string, event: Omit<Event, 'digest'>): string {
  const { sequence, at, account_id, organisation_path, action, subject_type, subject, detail_digest } = event;
  const parts = [
    previous,
    sequence,
    at,
    account_id ?? '',
    organisation_path ?? '',
    action,
    subject_type,
    subject,
    detail_digest,
  ];
  return digestOf(parts);
}

/** Of the personal values, which can be erased: the salt keeps them from being guessed. */
export const detailDigest = (salt: string, detail: string): string => digestOf([salt, detail]);

const digestOf = (parts: readonly (string | number)[]): string =>
  hash('sha256', parts.join('\u0000'), 'base64url');

const moveHead = prepared((db, by: number) =>
  db
    .updateTable('event_head')
    .set((eb) => ({ sequence: eb('sequence', '+', by) }))
    .returning(['sequence', 'digest', 'day']),
);
const setHead = prepared((db, digest: string, day: string) =>
  db.updateTable('event_head').set({ digest, day }),
);
const insertEvent = preparedInsert('event');
const insertDetail = preparedInsert('event_detail');
const insertDay = preparedInsert('event_day');

/** In UTC: what `event_day` goes by. */
export const dayOfEvent = ({ at }: Pick<Event, 'at'>): string => at.slice(0, 10);

/** Locks the head of the chain, so it must be the last write of a transaction. */
export async function appendEvents(db: Db, waiting: readonly EventToAppend[]): Promise<void> {
  const [head] = await moveHead(db, waiting.length);
  if (!head) throw new Error('the audit chain has no head');
  let sequence = head.sequence - waiting.length;
  let { digest, day } = head;
  for (const { salt, detail, ...event } of waiting) {
    sequence += 1;
    digest = chainDigest(digest, { ...event, sequence });
    if (dayOfEvent(event) !== day) {
      day = dayOfEvent(event);
      await insertDay(db, { from_sequence: sequence, day });
    }
    await insertEvent(db, { ...event, sequence, digest });
    await insertDetail(db, { sequence, salt, detail });
  }
  await setHead(db, digest, day);
}

/** Where a run of events of one day begins, the oldest first. */
export function listDays(db: Db): Promise<Row<'event_day'>[]> {
  return db.selectFrom('event_day').selectAll().orderBy('from_sequence').execute();
}

/** Events after this one, oldest first, with their details where these were not erased: for checking the chain. */
export function listEventsAfter(db: Db, sequence: number, limit: number) {
  return db
    .selectFrom('event')
    .leftJoin('event_detail', 'event_detail.sequence', 'event.sequence')
    .selectAll('event')
    .select(['event_detail.salt', 'event_detail.detail'])
    .where('event.sequence', '>', sequence)
    .orderBy('event.sequence')
    .limit(limit)
    .execute();
}

export function getHead(db: Db): Promise<Row<'event_head'>> {
  return db.selectFrom('event_head').selectAll().executeTakeFirstOrThrow();
}
