import { branchRange } from '../database/portable.ts';
import type { Db } from '../database/schema.ts';

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
export async function listEvents(
  db: Db,
  { fence, action, subject, between, before }: EventFilter,
  limit: number,
) {
  const days = between && (await sequencesOfDays(db, between));
  if (days === null) return [];
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
  if (days) query = query.where('event.sequence', '>=', days.first);
  if (days?.below) query = query.where('event.sequence', '<', days.below);
  if (before !== undefined) query = query.where('event.sequence', '<', before);
  return query.execute();
}

/** Between which events those of these instants stand; null where there are none. */
async function sequencesOfDays(
  db: Db,
  { from, until }: { from: string; until: string },
): Promise<{ first: number; below: number | null } | null> {
  const runs = await db
    .selectFrom('event_day')
    .select((eb) => [eb.fn.min('from_sequence').as('first'), eb.fn.max('from_sequence').as('last')])
    .where('day', '>=', from.slice(0, 10))
    .where('day', '<=', until.slice(0, 10))
    .executeTakeFirstOrThrow();
  if (runs.first === null) return null;
  const next = await db
    .selectFrom('event_day')
    .select((eb) => eb.fn.min('from_sequence').as('below'))
    .where('from_sequence', '>', runs.last)
    .executeTakeFirstOrThrow();
  return { first: runs.first, below: next.below };
}
