import type { DatabaseConfig } from '../config.ts';

/** The first thing a worker is told; everything after is a nudge. */
export interface WorkerSettings {
  readonly database: DatabaseConfig;
  readonly dataDir: string;
  readonly logLevel: string;
}

/** What a worker tells: its name once, then that it is alive. */
export interface WorkerMessage {
  readonly worker?: string;
}
