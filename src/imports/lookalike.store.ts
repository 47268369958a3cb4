import { sql } from 'kysely';
import { textsOf } from '../database/portable.ts';
import { prepared } from '../database/prepared.ts';
import type { Db, Row } from '../database/schema.ts';

export interface StandingItem
  extends Pick<
    Row<'initiative'>,
    'code' | 'fingerprint' | 'organisation_id' | 'title' | 'submitted_on' | 'benefit_vnd' | 'category_id'
  > {
  /** The first. */
  readonly author: string | null;
}

/**
 * Items of the campaign of the same unit and title as one of these prints (`titlePrint`), found by the
 * fingerprint's index, whatever became of them; withdrawn ones may come again and are left out.
 */
export function listSameTitled(
  db: Db,
  campaignId: number,
  prints: readonly string[],
): Promise<Pick<Row<'initiative'>, 'id' | 'fingerprint'>[]> {
  return prints.length === 0 ? Promise.resolve([]) : sameTitled(db, JSON.stringify(prints), campaignId);
}

// a join walks the index once a print; hundreds of ranges in one condition would be a scan
const sameTitled = prepared((db, prints: string, campaignId: number) =>
  db
    .selectFrom(textsOf(db, prints).as('asked'))
    .innerJoin('initiative', (join) =>
      join.onRef('fingerprint', '>=', 'asked.text').on('fingerprint', '<', sql<string>`asked.text || '~'`),
    )
    .select(['initiative.id', 'fingerprint'])
    .where((eb) => eb(eb.fn.coalesce('campaign_id', eb.lit(0)), '=', campaignId))
    .where('status', '<>', 'withdrawn'),
);

/** Those of these items that can be the original of another, the newest first. */
export function listStanding(db: Db, ids: readonly number[]): Promise<StandingItem[]> {
  return ids.length === 0 ? Promise.resolve([]) : standingOf(db, JSON.stringify(ids));
}

const standingOf = prepared((db, ids: string) =>
  db
    .selectFrom(textsOf(db, ids).as('asked'))
    .innerJoin('initiative', (join) =>
      join.on('initiative.id', '=', sql<number>`cast(asked.text as integer)`),
    )
    .leftJoin('author', (join) =>
      join.onRef('author.initiative_id', '=', 'initiative.id').on('author.position', '=', 1),
    )
    .select(['code', 'fingerprint', 'organisation_id', 'title', 'submitted_on', 'benefit_vnd', 'category_id'])
    .select('author.name as author')
    .where('status', 'not in', ['draft', 'withdrawn', 'rejected', 'duplicate'])
    .orderBy('initiative.id', 'desc'),
);

/** The unit's newest items, whatever became of them; withdrawn ones may come again and are left out. */
export const listNewestPrints = prepared((db, campaignId: number, organisationId: number, limit: number) =>
  db
    .selectFrom('initiative')
    .select(['id', 'fingerprint'])
    .where('campaign_id', '=', campaignId)
    .where('organisation_id', '=', organisationId)
    .where('status', '<>', 'withdrawn')
    .orderBy('id', 'desc')
    .limit(limit),
);
