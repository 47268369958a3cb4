import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Clock } from '../context.ts';
import type { Database } from '../database/connect.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Jobs } from '../jobs/job.ts';

/** What the app is made from; tests hand in their own clock and database. */
export interface Deps {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly secret: string;
  /** A demo database: every page says so. */
  readonly demo: boolean;
}
