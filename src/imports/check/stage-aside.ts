import { Worker } from 'node:worker_threads';
import type { DatabaseConfig } from '../../config.ts';
import { Unavailable } from '../../errors.ts';
import { JobLost, type Lease } from '../../jobs/lease.ts';
import type { Stager, Stretch } from './stage-rows.ts';

/** What the thread is sent, and what it answers. */
export interface StageOrder {
  readonly number: number;
  readonly lease: Lease;
  readonly stretch: Stretch;
}
export interface StageAnswer {
  readonly number: number;
  /** “lost”, “unavailable”, or a defect in words. */
  readonly failed?: string;
}

interface Waiting {
  resolve(): void;
  reject(error: unknown): void;
}

export interface StagingThread {
  readonly stage: Stager;
  /** Whoever closes the database after it is the last to do so, and brings everything home. */
  stop(): Promise<void>;
}

/** For all texts that a file may hold, twice; otherwise the process's own limit would hold once more. */
const ENOUGH = { maxOldGenerationSizeMb: 320 };

/** As `stageRows`, in a thread with a connection of its own: the next rows are checked meanwhile. */
export function stageAside(script: URL, config: DatabaseConfig): StagingThread {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let last = 0;
  const giveUp = (error: unknown): void => {
    thread = null;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(script, { workerData: config, resourceLimits: ENOUGH });
    started.on('message', ({ number, failed }: StageAnswer) => {
      const one = waiting.get(number);
      waiting.delete(number);
      if (waiting.size === 0) started.unref();
      if (failed === undefined) one?.resolve();
      else one?.reject(errorOf(failed));
    });
    started.once('error', giveUp);
    // after an error another may be at work already
    started.once('exit', () => {
      if (thread === started) giveUp(new Error('the staging thread ended'));
    });
    return started;
  };
  // it gets ready while the file is read
  thread = start();
  thread.unref();
  const stage: Stager = (_, lease, stretch) =>
    new Promise((resolve, reject) => {
      const number = ++last;
      waiting.set(number, { resolve, reject });
      thread ??= start();
      thread.ref(); // the process must not end before it has answered
      thread.postMessage({ number, lease, stretch } satisfies StageOrder);
    });
  const stop = async (): Promise<void> => {
    const going = thread;
    if (!going) return;
    const ended = new Promise((resolve) => going.once('exit', resolve));
    going.ref();
    going.postMessage(null);
    await ended;
  };
  return { stage, stop };
}

function errorOf(failed: string): Error {
  if (failed === 'lost') return new JobLost();
  return failed === 'unavailable' ? new Unavailable() : new Error(failed);
}
