import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../../src/database/connect.ts';
import { migrate } from '../../src/database/migrate.ts';
import { seedReference } from '../../src/seed-reference.ts';
import { NOW, seedCast } from './cast.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templateFile: string;
    postgresUrl: string;
  }
}

type Prepared = { file: string; url: string };

/** One template on each database: migrated, seeded, with the cast; every test gets its own copy. */
let prepared: Promise<Prepared & { stop(): Promise<void> }> | undefined;
let users = 0;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  prepared ??= prepare();
  users += 1;
  const { file, url, stop } = await prepared;
  project.provide('templateFile', file);
  project.provide('postgresUrl', url);
  return async () => {
    users -= 1;
    if (users === 0) await stop();
  };
}

async function prepare(): Promise<Prepared & { stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'sang-kien-test-'));
  const file = join(folder, 'template.sqlite');
  await fill({ kind: 'sqlite', file });
  const postgres = await startPostgres();
  await fill({ kind: 'postgres', url: await postgres.createTemplate() });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { file, url: postgres.url, stop };
}

async function fill(config: Parameters<typeof connect>[0]): Promise<void> {
  const database = await connect(config);
  await migrate(database);
  await seedReference(database.db, NOW);
  await seedCast(database.db);
  await database.close();
}
