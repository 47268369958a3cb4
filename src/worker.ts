import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { loadActor } from './accounts/load-actor.ts';
import { connect } from './database/connect.ts';
import { forLongWork } from './database/long-work.ts';
import { clockOf } from './demo-mark.ts';
import { fileStore } from './files/file-store.ts';
import { stageAside } from './imports/check/stage-aside.ts';
import { importJobs } from './imports/import-jobs.ts';
import { letGo } from './jobs/let-go.ts';
import { type JobHost, runNextJob } from './jobs/run-jobs.ts';
import type { WorkerMessage, WorkerSettings } from './jobs/worker-messages.ts';

/** So long after its last job the process ends; the next job starts another. */
const IDLE_MS = 30_000;
const ALIVE_MS = 2_000;
/** What another worker held when it was killed is free once its lease has run out. */
const LOOK_MS = 2_000;

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
    handlers: importJobs(
      fileStore(dataDir),
      stageAside(new URL('./stager.js', import.meta.url), config).stage,
    ),
    actorOf: loadActor,
    tidyUp: forLongWork(database.sqlite, 'cache_size = -40960'),
    log: (error, job) => log.error({ err: error, job: job.id, kind: job.kind }, 'job failed'),
  };
  process.once('disconnect', () => void letGo(host).finally(() => process.exit(0)));
  tell({ worker: host.worker });
  setInterval(() => tell({}), ALIVE_MS).unref();
  await doJobs(host);
  if (process.connected) process.disconnect();
}

/** One job after the other; it looks again when it is nudged, and every moment in any case. */
async function doJobs(host: JobHost): Promise<void> {
  let nudged = false;
  let wake = (): void => {};
  process.on('message', () => {
    nudged = true;
    wake();
  });
  for (let doneAt = Date.now(); Date.now() - doneAt < IDLE_MS; ) {
    nudged = false;
    if (await runNextJob(host)) {
      host.tidyUp?.();
      doneAt = Date.now();
    } else if (!nudged)
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, LOOK_MS);
      });
  }
}

function tell(message: WorkerMessage): void {
  if (process.connected) process.send?.(message);
}
