import { setImmediate as breathe } from 'node:timers/promises';
import type { Clock, Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import type { Db } from '../database/schema.ts';
import { Invalid, isRefusal, Unavailable } from '../errors.ts';
import { type AnyActor, SYSTEM } from '../permissions.ts';
import { claimJob, endJob, releaseJobsOf } from './job.store.ts';
import type { Failure, Job, JobHandlers, JobRun, Progress } from './job.ts';
import { holdLease, JobLost, type Lease, leaseEnd, machineTime } from './lease.ts';

const BEAT_MS = 4_000;
/** A job that was begun so often and never ended brings its worker down: it is given up. */
const ATTEMPTS = 3;
/** What a job gets that caught its worker in one step: it is given up when it is next taken. */
export const HOPELESS = ATTEMPTS + 1;

/** What doing jobs needs. */
export interface JobHost {
  readonly db: Db;
  readonly clock: Clock;
  /** A name that no other worker has. */
  readonly worker: string;
  readonly handlers: JobHandlers;
  /** Who asked for it, as they stand now; null where the account may do nothing any more. */
  readonly actorOf: (db: Db, accountId: number) => Promise<AnyActor | null>;
  /** For defects: what no sender can mend. */
  readonly log: (error: unknown, job: Job) => void;
  /** Brings home what the work has written, as soon as that is done: nobody's next write is to wait for it. */
  readonly tidyUp?: () => void;
}

/** Does one job, this one where it is said; false where there was none to do, or the database too busy to say. */
export async function runNextJob(host: JobHost, id?: number): Promise<boolean> {
  const job = await unlessBusy(claim(host, id));
  if (!job) return false;
  let lastBeat: Promise<unknown> = Promise.resolve();
  const beat = setInterval(() => {
    lastBeat = keep(host, job).catch(() => {});
  }, BEAT_MS);
  try {
    await settle(host, job, job.attempts > ATTEMPTS ? { code: 'job_crashed' } : await attempt(host, job));
  } catch (error) {
    if (error instanceof Unavailable) await putBack(host);
    else if (!(error instanceof JobLost)) throw error;
  } finally {
    clearInterval(beat);
    await lastBeat;
  }
  return true;
}

function claim(host: JobHost, id: number | undefined): Promise<Job | undefined> {
  const how = { worker: host.worker, now: machineTime(), until: leaseEnd() };
  return atomically(contextOf(host, SYSTEM), ({ db }) =>
    claimJob(db, id === undefined ? how : { ...how, id }),
  );
}

/**
 * That the database is busy is no fault of the file's: the job is begun again, by whoever comes first.
 * Where not even that can be written down, its lease runs out by itself.
 */
async function putBack(host: JobHost): Promise<void> {
  await unlessBusy(atomically(contextOf(host, SYSTEM), ({ db }) => releaseJobsOf(db, host.worker)));
}

const unlessBusy = <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (error instanceof Unavailable) return undefined;
    throw error;
  });

/** Null where it was done, else why not. */
async function attempt(host: JobHost, job: Job): Promise<Failure | null> {
  const handler = host.handlers[job.kind];
  const actor = job.account_id === null ? SYSTEM : await host.actorOf(host.db, job.account_id);
  if (!handler) return { code: 'job_unknown' };
  if (!actor) return { code: 'not_allowed' };
  try {
    await handler.run(contextOf(host, actor), runOf(host, job));
    host.tidyUp?.();
    return null;
  } catch (error) {
    if (error instanceof JobLost || error instanceof Unavailable) throw error;
    if (error instanceof Invalid) return { code: error.code, problems: error.problems };
    if (isRefusal(error)) return { code: error.code, params: error.params };
    host.log(error, job);
    return { code: 'job_defect' };
  }
}

async function settle(host: JobHost, job: Job, failure: Failure | null): Promise<void> {
  await atomically(contextOf(host, SYSTEM), async (inside) => {
    await holdLease(inside, heldBy(host, job));
    if (failure) await host.handlers[job.kind]?.failed?.(inside, job, failure);
    const problem = failure && JSON.stringify(failure);
    await endJob(inside.db, { id: job.id, worker: host.worker, problem, at: inside.now.toISOString() });
  });
}

function runOf(host: JobHost, job: Job): JobRun {
  let latest = '{}';
  let written = 0;
  const lease = (): Lease => {
    written = Date.now();
    return { ...heldBy(host, job), progress: latest };
  };
  const hold = (inside: Inside): Promise<void> => holdLease(inside, lease());
  return {
    job,
    lease,
    hold,
    async report(progress: Progress) {
      latest = JSON.stringify(progress);
      // SQLite answers at once: without a turn of the event loop the worker would look dead to its keeper
      await breathe();
      if (Date.now() - written > 400) await atomically(contextOf(host, SYSTEM), hold);
    },
  };
}

const keep = (host: JobHost, job: Job): Promise<void> =>
  atomically(contextOf(host, SYSTEM), (inside) => holdLease(inside, heldBy(host, job)));

const heldBy = ({ worker }: JobHost, { id }: Job): Lease => ({ id, worker });

const contextOf = ({ db, clock }: JobHost, actor: AnyActor): Context => ({ db, actor, now: clock.now() });
