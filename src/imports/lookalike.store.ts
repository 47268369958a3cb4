import { sql } from 'kysely';
import type { Db } from '../database/schema.ts';

/** A title that a unit uses hundreds of times says nothing. */
const MOST_FOUND = 5_000;

export interface StandingItem {
  readonly code: string;
  readonly organisation_id: number;
  readonly title: string;
  readonly submitted_on: string | null;
  readonly benefit_vnd: number | null;
  readonly categoryCode: string | null;
  readonly author: string | null;
}

/** Items of the campaign that can be the original of another, with their first author. */
function standing(db: Db, campaignId: number) {
  return db
    .selectFrom('initiative')
    .leftJoin('category', 'category.id', 'initiative.category_id')
    .leftJoin('author', (join) =>
      join.onRef('author.initiative_id', '=', 'initiative.id').on('author.position', '=', 1),
    )
    .select(['initiative.code', 'organisation_id', 'title', 'submitted_on', 'benefit_vnd'])
    .select(['category.code as categoryCode', 'author.name as author'])
    .where('campaign_id', '=', campaignId)
    .where('status', 'not in', ['draft', 'withdrawn', 'rejected', 'duplicate']);
}

/** Those of the same unit and title as one of these prints (`titlePrint`), found by the fingerprint's index. */
export async function listOfTitles(
  db: Db,
  campaignId: number,
  prints: readonly string[],
): Promise<StandingItem[]> {
  if (prints.length === 0) return [];
  // a join walks the index once a print; hundreds of ranges in one condition would be a scan
  const asked = sql<{ print: string }>`(select column1 as print from (values ${sql.join(
    prints.map((print) => sql`(${print})`),
  )}) as prints)`;
  const found = await db
    .selectFrom(asked.as('asked'))
    .innerJoin('initiative', (join) =>
      join.onRef('fingerprint', '>=', 'asked.print').on('fingerprint', '<', sql<string>`asked.print || '~'`),
    )
    .select('initiative.id')
    .execute();
  if (found.length === 0) return [];
  return standing(db, campaignId)
    .where('initiative.id', 'in', found.map(({ id }) => id).slice(0, MOST_FOUND))
    .execute();
}

/** The unit's newest items. */
export function listNewest(
  db: Db,
  campaignId: number,
  organisationId: number,
  limit: number,
): Promise<StandingItem[]> {
  return standing(db, campaignId)
    .where('organisation_id', '=', organisationId)
    .orderBy('initiative.id', 'desc')
    .limit(limit)
    .execute();
}
