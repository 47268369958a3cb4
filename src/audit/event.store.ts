import { createHash } from 'node:crypto';
import { branchRange } from '../database/portable.ts';
import { prepared, preparedInsert } from '../database/prepared.ts';
import type { Db, Row } from '../database/schema.ts';

type Event = Omit<Row<'event'>, 'id'>;
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
  createHash('sha256').update(parts.join('\u0000')).digest('base64url');

const moveHead = prepared((db, by: number) =>
  db
    .updateTable('event_head')
    .set((eb) => ({ sequence: eb('sequence', '+', by) }))
    .returning(['sequence', 'digest']),
);
const setHead = prepared((db, digest: string) => db.updateTable('event_head').set({ digest }));
const insertEvent = preparedInsert('event');
const insertDetail = preparedInsert('event_detail');

/** Locks the head of the chain, so it must be the last write of a transaction. */
export async function appendEvents(db: Db, waiting: readonly EventToAppend[]): Promise<void> {
  const [head] = await moveHead(db, waiting.length);
  if (!head) throw new Error('the audit chain has no head');
  let sequence = head.sequence - waiting.length;
  let { digest } = head;
  for (const { salt, detail, ...event } of waiting) {
    sequence += 1;
    digest = chainDigest(digest, { ...event, sequence });
    await insertEvent(db, { ...event, sequence, digest });
    await insertDetail(db, { sequence, salt, detail });
  }
  await setHead(db, digest);
}

export interface EventFilter {
  /** The branch that the reader may see. */
  readonly fence: string;
  readonly action?: string;
  readonly subject?: string;
  /** From this instant on, and before that one. */
  readonly between?: { readonly from: string; readonly until: string };
  /** Only events older than this one. */
  readonly before?: number;
}

export type ListedEvent = Awaited<ReturnType<typeof listEvents>>[number];

/** The newest first, with who did it. */
export function listEvents(db: Db, { fence, action, subject, between, before }: EventFilter, limit: number) {
  let query = db
    .selectFrom('event')
    .leftJoin('account', 'account.id', 'event.account_id')
    .leftJoin('event_detail', 'event_detail.sequence', 'event.sequence')
    .select([
      'event.sequence',
      'event.at',
      'event.action',
      'event.subject_type',
      'event.subject',
      'event.account_id',
      'event_detail.detail',
    ])
    .select(['account.name as actor_name', 'account.email as actor_email'])
    .orderBy('event.sequence', 'desc')
    .limit(limit);
  if (fence !== '/') {
    const { from, below } = branchRange(fence);
    query = query.where('event.organisation_path', '>=', from).where('event.organisation_path', '<', below);
  }
  if (action) query = query.where('event.action', '=', action);
  if (subject) query = query.where('event.subject', '=', subject);
  if (between) query = query.where('event.at', '>=', between.from).where('event.at', '<', between.until);
  if (before !== undefined) query = query.where('event.sequence', '<', before);
  return query.execute();
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
