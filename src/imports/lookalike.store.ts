import { sql } from 'kysely';
import { rowsForEach, textsOf } from '../database/portable.ts';
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
export async function listSameTitled(
  db: Db,
  campaignId: number,
  prints: readonly string[],
): Promise<Pick<Row<'initiative'>, 'id' | 'fingerprint'>[]> {
  if (prints.length === 0) return [];
  const found = await sameTitled(db, JSON.stringify(prints));
  return found.filter(({ campaign_id, status }) => campaign_id === campaignId && status !== 'withdrawn');
}

type SameTitled = Pick<Row<'initiative'>, 'id' | 'fingerprint' | 'campaign_id' | 'status'>;
const OF_PRINT = sql<boolean>`fingerprint >= asked.text and fingerprint < asked.text || '~'`;

// the index is walked once a print; hundreds of ranges in one condition would be a scan
const sameTitled = prepared((db, prints: string) => {
  const columns = ['id', 'fingerprint', 'campaign_id', 'status'] as const;
  const found = rowsForEach<SameTitled>(db, 'initiative', { columns, condition: OF_PRINT });
  return db
    .selectFrom([textsOf(db, prints).as('asked'), found.as('found')])
    .select(columns)
    .where(OF_PRINT);
});

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
