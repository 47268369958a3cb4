import type { Database } from './connect.ts';

/** What SQLite itself finds wrong with its file; PostgreSQL enforces both all the time. */
export function integrityProblems({ sqlite }: Pick<Database, 'sqlite'>): string[] {
  if (!sqlite) return [];
  const pages = sqlite.prepare<[], string>('pragma integrity_check(10)').pluck().all();
  const keys = sqlite
    .prepare<[], { table: string; rowid: number; parent: string }>('pragma foreign_key_check')
    .all();
  return [
    ...pages.filter((finding) => finding !== 'ok').map((finding) => `integrity: ${finding}`),
    ...keys
      .slice(0, 10)
      .map(({ table, rowid, parent }) => `foreign key: ${table} ${rowid} names a missing ${parent}`),
  ];
}
