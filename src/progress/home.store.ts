import { prepared } from '../database/prepared.ts';
import type { Db } from '../database/schema.ts';

export interface Running {
  readonly slug: string;
  readonly title: string;
  readonly version: number;
  readonly starts_on: string;
  readonly ends_on: string;
}

/** Runs at every visit of a kept page. */
export const listVersions: (db: Db) => Promise<Running[]> = prepared((db) =>
  db
    .selectFrom('campaign')
    .select(['slug', 'title', 'version', 'starts_on', 'ends_on'])
    .where('is_programme', '=', 0)
    .orderBy('starts_on', 'desc')
    .orderBy('id'),
);
