import type { Inside } from '../database/atomically.ts';
import { holdJob } from './job.store.ts';

/** Somebody else took the job over: this one has to stop where it is. */
export class JobLost extends Error {}

/** How long a job stays with whoever took it, after the last sign of life. */
const LEASE_MS = 15_000;

/** Who does a job, and how far it is: plain data, for threads too. */
export interface Lease {
  readonly id: number;
  readonly worker: string;
  /** JSON of a `Progress`. */
  readonly progress?: string;
}

/** Leases run by the machine's own clock: a demo's may stand anywhere. */
export const machineTime = (plusMs = 0): string => new Date(Date.now() + plusMs).toISOString();

/** Until when nobody else may take a job of which there is a sign of life now. */
export const leaseEnd = (): string => machineTime(LEASE_MS);

/** To be called in every transaction of the work. @throws JobLost */
export async function holdLease({ db }: Inside, lease: Lease): Promise<void> {
  // counted from when it is written: an order may have waited for a while
  if (!(await holdJob(db, { ...lease, until: leaseEnd() }))) throw new JobLost();
}
