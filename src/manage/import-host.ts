import { randomUUID } from 'node:crypto';
import { loadActor } from '../accounts/load-actor.ts';
import { type FileStore, fileStore } from '../files/file-store.ts';
import { importJobs } from '../imports/import-jobs.ts';
import type { JobHost } from '../jobs/run-jobs.ts';
import type { Opened } from './open.ts';

/** What doing the jobs of imports on the command line needs. */
export function importHost({ config, database, clock }: Opened): { host: JobHost; files: FileStore } {
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
  return { host, files };
}
