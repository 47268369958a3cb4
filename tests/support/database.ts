import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { DatabaseConfig } from '../../src/config.ts';
import { connect, type Database } from '../../src/database/connect.ts';
import { administer, TEMPLATE } from './postgres.ts';

/** Which database this run of the test file is about. */
const onPostgres = process.env['TEST_DATABASE'] === 'postgres';

export interface TestDatabase extends Database {
  remove(): Promise<void>;
}

/** A copy of the template (migrated, seeded, with the cast) of one's own. */
export async function freshDatabase(): Promise<TestDatabase> {
  return onPostgres ? freshPostgres() : freshSqlite();
}

async function freshSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'sang-kien-db-'));
  const file = join(folder, 'test.sqlite');
  copyFileSync(inject('templateFile'), file);
  const remove = async (): Promise<void> => rmSync(folder, { recursive: true, force: true });
  return opened({ kind: 'sqlite', file }, remove);
}

async function freshPostgres(): Promise<TestDatabase> {
  const url = inject('postgresUrl');
  const name = `t_${randomBytes(8).toString('hex')}`;
  await administer(url, `create database ${name} template ${TEMPLATE}`);
  return opened({ kind: 'postgres', url: `${url}/${name}` }, () =>
    administer(url, `drop database if exists ${name} with (force)`),
  );
}

/** One without any table, for what migrations do to older data. */
export async function emptyDatabase(): Promise<TestDatabase> {
  if (!onPostgres) {
    const folder = mkdtempSync(join(tmpdir(), 'sang-kien-db-'));
    const remove = async (): Promise<void> => rmSync(folder, { recursive: true, force: true });
    return opened({ kind: 'sqlite', file: join(folder, 'empty.sqlite') }, remove);
  }
  const url = inject('postgresUrl');
  const name = `t_${randomBytes(8).toString('hex')}`;
  await administer(url, `create database ${name}`);
  return opened({ kind: 'postgres', url: `${url}/${name}` }, () =>
    administer(url, `drop database if exists ${name} with (force)`),
  );
}

async function opened(config: DatabaseConfig, remove: () => Promise<void>): Promise<TestDatabase> {
  const database = await connect(config);
  let closed = false;
  const close = async (): Promise<void> => {
    if (!closed) await database.close();
    closed = true;
  };
  return {
    ...database,
    close,
    remove: async () => {
      await close();
      await remove();
    },
  };
}
