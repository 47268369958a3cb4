import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, type DatabaseConfig, loadConfig, readEnvironment } from '../config.ts';
import { type Clock, type Context, systemClock } from '../context.ts';
import { connect, type Database } from '../database/connect.ts';
import { migrate, schemaState } from '../database/migrate.ts';
import { clockOf } from '../demo-mark.ts';
import { SYSTEM } from '../permissions.ts';
import { seedReference } from '../seed-reference.ts';
import { t } from '../text/text.ts';
import { Refused, type Typed, Usage } from './command.ts';

/** The settings of the environment, or all that is wrong with them. */
export function settings({ demo }: Pick<Typed, 'demo'>): Config {
  const { config, problems } = loadConfig(readEnvironment());
  if (!config)
    throw new Usage([t('settings.wrong'), ...problems.map((one) => `  ${one}`)].join('\n'), 'settings');
  return demo ? { ...config, database: demoDatabase(config) } : config;
}

/** The demo never touches real data: its own file, unless a database was named. */
export function demoDatabase({ databaseGiven, database, dataDir }: Config): DatabaseConfig {
  return databaseGiven ? database : { kind: 'sqlite', file: join(dataDir, 'demo.sqlite') };
}

/** Whether there is a database to look at; a server is always taken to have one. */
export const hasDatabase = ({ database }: Config): boolean =>
  database.kind !== 'sqlite' || existsSync(database.file);

export interface Opened {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  /** The command line acts for whoever runs the machine. */
  readonly context: Context;
}

/** Opens the database for one piece of work, with the clock that belongs to it, and closes it after. */
export async function withDatabase<T>(typed: Typed, work: (opened: Opened) => Promise<T>): Promise<T> {
  const config = settings(typed);
  if (!hasDatabase(config) && typed.demo) throw new Refused('no_demo', t('manage.noDemo'));
  const database = await connect(config.database);
  try {
    await makeReady(database);
    const clock = await clockOf(database.db);
    const context = { db: database.db, actor: SYSTEM, now: clock.now() };
    return await work({ config, database, clock, context });
  } finally {
    await database.close();
  }
}

/** A new database is set up; one of an older version is left alone until somebody says `migrate`. */
async function makeReady(database: Database): Promise<void> {
  const state = await schemaState(database);
  if (state === 'older') throw new Refused('not_migrated', t('manage.notMigrated'));
  if (state === 'newer') throw new Refused('newer_schema', t('manage.newerSchema'));
  if (state === 'none') await migrate(database);
  await seedReference(database.db, systemClock.now());
}
