import type { Context } from '../context.ts';
import type { Inside } from '../database/atomically.ts';
import type { Row } from '../database/schema.ts';
import { Conflict, Invalid, type Problem, type Problems } from '../errors.ts';
import type { Lease } from './lease.ts';

/** Work that outlives a request. Whoever takes it holds a lease; a lost lease lets another begin it again. */
export type Job = Row<'job'>;

export interface Progress {
  /** A word of the catalogue, under `jobStage.<stage>`. */
  readonly stage?: string;
  readonly done?: number;
  readonly total?: number;
}

/** Why a job came to nothing. `problems` by field where the sender could mend them. */
export interface Failure extends Problem {
  readonly problems?: Problems;
}

/** What the work itself is given. */
export interface JobRun {
  readonly job: Job;
  /** Notes how far it is, and lets others have a turn; for every few hundred rows. */
  report(progress: Progress): Promise<void>;
  /** To be called in every transaction of the work: ends it where somebody else has taken the job over. */
  hold(inside: Inside): Promise<void>;
  /** The same for transactions of another thread (`holdLease`), which are to begin now. */
  lease(): Lease;
}

export interface JobHandler {
  /** Does the work; begun again after a crash, it must come to the same. */
  run(context: Context, run: JobRun): Promise<void>;
  /** Writes down that it came to nothing, in the transaction that ends the job. */
  failed?(inside: Inside, job: Job, failure: Failure): Promise<void>;
}
export type JobHandlers = Readonly<Record<string, JobHandler>>;

export const isLive = ({ state }: Pick<Job, 'state'>): boolean => state === 'queued' || state === 'running';
export const progressOf = ({ progress }: Pick<Job, 'progress'>): Progress => JSON.parse(progress) as Progress;
export const failureOf = ({ problem }: Pick<Job, 'problem'>): Failure | null =>
  problem === null ? null : (JSON.parse(problem) as Failure);

/** The refusal that the failure stands for, as it would have been thrown in a request. */
export function refusalOf({ code, params = {}, problems }: Failure): Invalid | Conflict {
  return problems ? new Invalid(problems) : new Conflict(code, params);
}

/** Wakes whoever does the jobs, and waits for one. */
export interface Jobs {
  /** There is something to do. */
  nudge(): void;
  /** The job as it stands when it has ended, or after so many milliseconds. */
  settled(jobId: number, withinMs: number): Promise<Job>;
}
