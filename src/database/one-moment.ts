import { sql } from 'kysely';
import type { Database } from './connect.ts';
import type { Db } from './schema.ts';

const BEGIN = { sqlite: 'begin', postgres: 'begin isolation level repeatable read read only' } as const;

/** A read that sees the data as of one moment throughout, however long it takes, on a connection of its own. */
export async function atOneMoment<T>(database: Database, work: (db: Db) => Promise<T>): Promise<T> {
  const reader = await database.openReader();
  try {
    return await reader.db.connection().execute((db) => inTransaction(db, database, work));
  } finally {
    await reader.close();
  }
}

async function inTransaction<T>(db: Db, { config }: Database, work: (db: Db) => Promise<T>): Promise<T> {
  await sql.raw(BEGIN[config.kind]).execute(db);
  try {
    return await work(db);
  } finally {
    await sql.raw('rollback').execute(db);
  }
}
