import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { loadActor } from './accounts/load-actor.ts';
import { connect } from './database/connect.ts';
import { clockOf } from './demo-mark.ts';
import { fileStore } from './files/file-store.ts';
import { importJobs } from './imports/import-jobs.ts';
import { letGo } from './jobs/let-go.ts';
import { type JobHost, runNextJob } from './jobs/run-jobs.ts';
import type { WorkerMessage, WorkerSettings } from './jobs/worker-messages.ts';

/** So long after its last job the process ends; the next job starts another. */
const IDLE_MS = 30_000;
const ALIVE_MS = 2_000;

process.umask(0o077);
// whoever started it ends it, by closing the channel
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.once('message', (settings: WorkerSettings) => void work(settings));

async function work({ database: config, dataDir, logLevel }: WorkerSettings): Promise<void> {
  const database = await connect(config);
  const log = pino({ level: logLevel });
  const host: JobHost = {
    db: database.db,
    clock: await clockOf(database.db),
    worker: randomUUID(),
    handlers: importJobs(fileStore(dataDir)),
    actorOf: loadActor,
    log: (error, job) => log.error({ err: error, job: job.id, kind: job.kind }, 'job failed'),
  };
  process.once('disconnect', () => void letGo(host).finally(() => process.exit(0)));
  tell({ worker: host.worker });
  setInterval(() => tell({}), ALIVE_MS).unref();
  await doAll(host);
  let idle = setTimeout(leave, IDLE_MS);
  process.on('message', () => {
    clearTimeout(idle);
    void doAll(host).then(() => {
      idle = setTimeout(leave, IDLE_MS);
    });
  });
}

let doing: Promise<void> | null = null;

/** One job after the other until there are none; asked again meanwhile, it looks again. */
function doAll(host: JobHost): Promise<void> {
  doing = (doing ?? Promise.resolve()).then(async () => {
    while (await runNextJob(host));
  });
  return doing;
}

function leave(): void {
  process.disconnect?.();
}

function tell(message: WorkerMessage): void {
  if (process.connected) process.send?.(message);
}
