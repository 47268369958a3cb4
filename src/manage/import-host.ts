import { randomUUID } from 'node:crypto';
import { loadActor } from '../accounts/load-actor.ts';
import type { Context } from '../context.ts';
import { type FileStore, fileStore } from '../files/file-store.ts';
import { importJobs } from '../imports/import-jobs.ts';
import type { JobHost } from '../jobs/run-jobs.ts';
import { actingAs } from './acting-as.ts';
import type { Opened } from './open.ts';

/** Where imports are worked on from the command line: as whom, with which files, by whom the jobs are done. */
export interface Desk {
  readonly context: Context;
  readonly host: JobHost;
  readonly files: FileStore;
}

/** `email`: as whom; '' as the system. */
export async function importDesk(opened: Opened, email: string): Promise<Desk> {
  const { config, database, clock } = opened;
  const files = fileStore(config.dataDir);
  const host = {
    db: database.db,
    clock,
    worker: randomUUID(),
    handlers: importJobs(files),
    actorOf: loadActor,
    // whoever types the command sees the defect itself
    log: (error: unknown) => {
      throw error;
    },
  };
  return { context: await actingAs(opened.context, email), host, files };
}
