import { type Migration, Migrator, NO_MIGRATIONS, sql } from 'kysely';
import { migrations } from '../../db/migrations/index.ts';
import type { Context } from '../context.ts';
import type { Database } from './connect.ts';

const HISTORY = 'kysely_migration';

export class NewerSchema extends Error {}

export interface MigrationReport {
  readonly applied: readonly string[];
  readonly newest: string;
}

/**
 * Brings the schema to the newest form. On SQLite Kysely would run migrations without a transaction
 * and without a lock, so each goes with its bookkeeping into one BEGIN IMMEDIATE here: a kill in the
 * middle leaves it whole or untouched, and of two starts at once one waits. PostgreSQL's own
 * migrator has both already.
 */
export async function migrate(database: Database): Promise<MigrationReport> {
  const names = Object.keys(migrations);
  const applied = database.sqlite ? await migrateSqlite(database) : await migratePostgres(database);
  return { applied, newest: names.at(-1) ?? NO_MIGRATIONS.toString() };
}

async function migratePostgres({ db }: Database): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw String(error).includes('is missing') ? new NewerSchema(String(error)) : error;
  return (results ?? []).map((result) => result.migrationName);
}

async function migrateSqlite(database: Database): Promise<string[]> {
  const applied: string[] = [];
  const done = await appliedOn(database);
  const unknown = done.find((name) => !(name in migrations));
  if (unknown) throw new NewerSchema(unknown);
  for (const [name, migration] of Object.entries(migrations)) {
    if (!done.includes(name) && (await applyOne(database, name, migration))) applied.push(name);
  }
  return applied;
}

async function appliedOn({ sqlite }: Database): Promise<string[]> {
  const exists = sqlite?.prepare('select 1 from sqlite_master where name = ?').get(HISTORY);
  if (!exists) return [];
  return sqlite?.prepare<[], string>(`select name from ${HISTORY} order by name`).pluck().all() ?? [];
}

/** False where another process applied it while this one waited for the lock. */
async function applyOne({ db }: Database, name: string, migration: Migration): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`create table if not exists ${sql.table(HISTORY)} (name text primary key, timestamp text not null)`.execute(
      trx,
    );
    const already = await sql`select 1 from ${sql.table(HISTORY)} where name = ${name}`.execute(trx);
    if (already.rows.length > 0) return false;
    await migration.up(trx);
    await sql`insert into ${sql.table(HISTORY)} values (${name}, ${new Date().toISOString()})`.execute(trx);
    return true;
  });
}

/** True when every known migration is applied: what readiness asks. */
export async function isMigrated(context: Pick<Context, 'db'>): Promise<boolean> {
  const found = await sql<{ name: string }>`select name from ${sql.table(HISTORY)}`.execute(context.db);
  const done = new Set(found.rows.map((row) => row.name));
  return Object.keys(migrations).every((name) => done.has(name));
}

export type SchemaState = 'none' | 'older' | 'current' | 'newer';

/** How the database's schema stands to the one that this program knows. */
export async function schemaState({ db }: Pick<Context, 'db'>): Promise<SchemaState> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === HISTORY)) return 'none';
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(HISTORY)}`.execute(db);
  return compareSchema(rows.map(({ name }) => name));
}

/** The same for a list of applied migrations, as a backup file carries it. */
export function compareSchema(applied: readonly string[]): SchemaState {
  if (applied.some((name) => !(name in migrations))) return 'newer';
  return Object.keys(migrations).every((name) => applied.includes(name)) ? 'current' : 'older';
}
