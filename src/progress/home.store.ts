import type { Db } from '../database/schema.ts';

export interface Running {
  readonly slug: string;
  readonly title: string;
  readonly version: number;
  readonly starts_on: string;
  readonly ends_on: string;
}

/** Compiled once per handle: it runs for every visit of a cached page. */
const compiled = new WeakMap<Db, ReturnType<typeof build>>();
const build = (db: Db) =>
  db
    .selectFrom('campaign')
    .select(['slug', 'title', 'version', 'starts_on', 'ends_on'])
    .where('is_programme', '=', 0)
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .compile();

export async function listVersions(db: Db): Promise<readonly Running[]> {
  let query = compiled.get(db);
  if (!query) {
    query = build(db);
    compiled.set(db, query);
  }
  return (await db.executeQuery(query)).rows;
}
