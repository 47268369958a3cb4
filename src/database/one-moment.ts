import { sql } from 'kysely';
import { Unavailable } from '../errors.ts';
import type { Database } from './connect.ts';
import type { Db } from './schema.ts';

/** Each long read holds a connection, on PostgreSQL out of the pool that everybody shares. */
const MOST_AT_ONCE = 4;
const BEGIN = { sqlite: 'begin', postgres: 'begin isolation level repeatable read read only' } as const;

let running = 0;

/** A long read that sees the data as of one moment throughout, on a connection of its own. */
export async function atOneMoment<T>(database: Database, work: (db: Db) => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) throw new Unavailable();
  running += 1;
  try {
    const reader = await database.openReader();
    try {
      return await reader.db.connection().execute((db) => inTransaction(db, database, work));
    } finally {
      await reader.close();
    }
  } finally {
    running -= 1;
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
