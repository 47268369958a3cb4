import type { Inside } from '../database/atomically.ts';
import { holdJob } from './job.store.ts';

/** Somebody else took the job over: this one has to stop where it is. */
export class JobLost extends Error {}

/** Who does a job, until when nobody else may take it, and how far it is: plain data, for threads too. */
export interface Lease {
  readonly id: number;
  readonly worker: string;
  readonly until: string;
  /** JSON of a `Progress`. */
  readonly progress: string;
}

/** To be called in every transaction of the work. @throws JobLost */
export async function holdLease({ db }: Inside, lease: Lease): Promise<void> {
  if (!(await holdJob(db, lease))) throw new JobLost();
}
