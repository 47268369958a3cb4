import { sql } from 'kysely';
import type { Db, Status } from '../database/schema.ts';
import { fold } from '../text/fold.ts';
import type { Initiative } from './initiative.ts';

export interface Similar {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly status: Status;
  readonly submitted_on: string | null;
}

/** Statuses in which an item cannot be the original of another. */
const OUT: Status[] = ['draft', 'withdrawn'];

/** Titles are compared with this many of the unit's newest items, so that it stays quick at any size. */
const RECENT = 2_000;

/**
 * Items of the same unit that may be the same one: the same fingerprint, or the same title whatever
 * its accents.
 */
export function listSimilar(
  db: Db,
  item: Pick<Initiative, 'id' | 'organisation_id' | 'fingerprint' | 'title'>,
  limit = 5,
): Promise<Similar[]> {
  // the search text is the folded title and the folded code, which is 14 letters long
  const sameTitle = `${fold(item.title)} sk _____ _____`;
  const recent = db
    .selectFrom('initiative')
    .select(['id', 'search'])
    .where('organisation_id', '=', item.organisation_id)
    .orderBy('id', 'desc')
    .limit(RECENT);
  const same = db
    .selectFrom(recent.as('recent'))
    .select('recent.id')
    .where(sql<boolean>`recent.search like ${sameTitle}`)
    .union(db.selectFrom('initiative').select('id').where('fingerprint', '=', item.fingerprint));
  return db
    .selectFrom('initiative')
    .select(['id', 'code', 'title', 'status', 'submitted_on'])
    .where('id', 'in', same)
    .where('id', '<>', item.id)
    .where('status', 'not in', OUT)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The first item that looks like this one. */
export async function findSimilarTo(db: Db, code: string): Promise<Similar | undefined> {
  const item = await db
    .selectFrom('initiative')
    .select(['id', 'organisation_id', 'fingerprint', 'title'])
    .where('code', '=', code)
    .executeTakeFirst();
  return item && (await listSimilar(db, item, 1))[0];
}
