import { parentPort, workerData } from 'node:worker_threads';
import type { DatabaseConfig } from './config.ts';
import { connect } from './database/connect.ts';
import { Unavailable } from './errors.ts';
import type { StageAnswer, StageOrder } from './imports/check/stage-aside.ts';
import { stageRows } from './imports/check/stage-rows.ts';
import { JobLost } from './jobs/lease.ts';
import { SYSTEM } from './permissions.ts';

/** The thread of a worker that writes checked rows down while the next are checked. */
const { db, sqlite, close } = await connect(workerData as DatabaseConfig);
// rows are only added at the end of one table, and brought home here before anybody else has to
for (const pragma of ['mmap_size = 0', 'cache_size = -8192', 'wal_autocheckpoint = 4000'])
  sqlite?.pragma(pragma);

parentPort?.on('message', async (order: StageOrder | null) => {
  if (!order) return end();
  const { number, lease, stretch } = order;
  const answer = (more: Partial<StageAnswer> = {}): void => parentPort?.postMessage({ number, ...more });
  try {
    await stageRows({ db, actor: SYSTEM, now: new Date() }, lease, stretch);
    answer();
  } catch (error) {
    answer({ failed: failureOf(error) });
  }
});

async function end(): Promise<void> {
  await close();
  parentPort?.close();
}

function failureOf(error: unknown): string {
  if (error instanceof JobLost) return 'lost';
  return error instanceof Unavailable ? 'unavailable' : String((error as Error).stack ?? error);
}
