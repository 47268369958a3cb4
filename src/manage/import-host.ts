import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { loadActor } from '../accounts/load-actor.ts';
import type { DatabaseConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { forLongWork } from '../database/long-work.ts';
import { type FileStore, fileStore } from '../files/file-store.ts';
import { type StagingThread, stageAside } from '../imports/check/stage-aside.ts';
import type { Stager } from '../imports/check/stage-rows.ts';
import { importJobs } from '../imports/import-jobs.ts';
import type { JobHost } from '../jobs/run-jobs.ts';
import { actingAs } from './acting-as.ts';
import { given, type Typed } from './command.ts';
import { type Opened, withDatabase } from './open.ts';

/** Where imports are worked on from the command line: as whom, with which files, by whom the jobs are done. */
export interface Desk {
  readonly context: Context;
  readonly host: JobHost;
  readonly files: FileStore;
}

/** Opens the database and works there as whom `--as` says, else as the system. */
export function atDesk<T>(typed: Typed, work: (desk: Desk) => Promise<T>): Promise<T> {
  return withDatabase(typed, async (opened) => {
    const { config, sqlite } = opened.database;
    const tidyUp = forLongWork(sqlite);
    const thread = stagingThread(config);
    try {
      return await work(await deskOf(opened, given(typed, 'as'), { stager: thread?.stage, tidyUp }));
    } finally {
      await thread?.stop();
      tidyUp();
    }
  });
}

async function deskOf(
  { config, database, clock, context }: Opened,
  email: string,
  { stager, tidyUp }: { stager: Stager | undefined; tidyUp: () => void },
): Promise<Desk> {
  const files = fileStore(config.dataDir);
  const host = {
    db: database.db,
    clock,
    worker: randomUUID(),
    handlers: importJobs(files, stager),
    actorOf: loadActor,
    tidyUp,
    // whoever types the command sees the defect itself
    log: (error: unknown) => {
      throw error;
    },
  };
  return { context: await actingAs(context, email), host, files };
}

/** It stands beside the bundle; run from the sources, rows are written down in place. */
function stagingThread(config: DatabaseConfig): StagingThread | undefined {
  const script = new URL('./stager.js', import.meta.url);
  return existsSync(script) ? stageAside(script, config) : undefined;
}
