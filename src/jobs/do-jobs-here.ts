import { setTimeout as sleep } from 'node:timers/promises';
import { getJob } from './job.store.ts';
import { failureOf, isLive, type Job, type Jobs, refusalOf } from './job.ts';
import { type JobHost, runNextJob } from './run-jobs.ts';

/** Jobs in this very process, one after the other: for the command line and for tests. */
export function jobsHere(host: JobHost): Jobs {
  let doing: Promise<void> = Promise.resolve();
  const all = async (): Promise<void> => {
    while (await runNextJob(host));
  };
  return {
    nudge() {
      doing = doing.then(all);
    },
    async settled(jobId: number): Promise<Job> {
      await doing;
      return getJob(host.db, jobId);
    },
  };
}

/**
 * Does this one job, or waits for whoever took it first.
 * @throws what the work was refused with
 */
export async function doHere(host: JobHost, jobId: number): Promise<void> {
  for (;;) {
    await runNextJob(host, jobId);
    const job = await getJob(host.db, jobId);
    const failure = failureOf(job);
    if (failure) throw refusalOf(failure);
    if (!isLive(job)) return;
    await sleep(200);
  }
}
