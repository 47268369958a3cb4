import { atomically } from '../database/atomically.ts';
import { SYSTEM } from '../permissions.ts';
import { releaseJobsOf } from './job.store.ts';
import type { JobHost } from './run-jobs.ts';

/** Whoever comes next may take up at once what this worker leaves undone. */
export async function letGo({ db, clock, worker }: JobHost): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, 1_000));
  const context = { db, actor: SYSTEM, now: clock.now() };
  await Promise.race([late, atomically(context, (inside) => releaseJobsOf(inside.db, worker))]);
}
