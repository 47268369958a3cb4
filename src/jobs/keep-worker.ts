import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import type { Db } from '../database/schema.ts';
import { getJob, hasUnfinishedJobs, releaseJobsOf } from './job.store.ts';
import { isLive, type Job, type Jobs } from './job.ts';
import { HOPELESS } from './run-jobs.ts';
import type { WorkerMessage, WorkerSettings } from './worker-messages.ts';

/** A wider nursery: rows live for a moment, and copying them about costs a fifth of the time. */
const MEMORY = ['--max-old-space-size=560', '--max-semi-space-size=16'];
/** A worker that says nothing for so long is caught in one step, as in a file made to catch it. */
const SILENCE_MS = 20_000;
const POLL_MS = 40;
/** Pages come first: the worker yields to the web process wherever both want the processor. */
const NICE = 4;

/**
 * Jobs in a process of their own, started with the first job and gone a while after the last: a file
 * that takes memory or time takes it there, and everyone's pages go on.
 */
export class WorkerKeeper implements Jobs {
  readonly #script: string;
  readonly #settings: WorkerSettings;
  readonly #context: () => Context;
  #child: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  #stopping = false;

  constructor(script: string, settings: WorkerSettings, context: () => Context) {
    this.#script = script;
    this.#settings = settings;
    this.#context = context;
  }

  nudge(): void {
    if (this.#stopping) return;
    if (this.#child?.connected) this.#child.send('nudge', () => {});
    else if (!this.#child) this.#start();
  }

  async settled(jobId: number, withinMs: number): Promise<Job> {
    const until = Date.now() + withinMs;
    for (;;) {
      const job = await getJob(this.#db, jobId);
      if (!isLive(job) || Date.now() > until) return job;
      await sleep(POLL_MS);
    }
  }

  /** After a start: what an earlier process left undone is taken up. */
  async resume(): Promise<void> {
    if (await hasUnfinishedJobs(this.#db)) this.nudge();
  }

  /** The job that is being done is let go of, and done again after the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child?.connected) child.disconnect();
    const late = setTimeout(() => child?.kill('SIGKILL'), 3_000);
    await this.#ended;
    clearTimeout(late);
  }

  get #db(): Db {
    return this.#context().db;
  }

  #start(): void {
    const child = fork(this.#script, { execArgv: MEMORY });
    this.#child = child;
    let worker = '';
    let silent = false;
    const watch = setTimeout(() => {
      silent = true;
      child.kill('SIGKILL');
    }, SILENCE_MS);
    child.on('message', (message: WorkerMessage) => {
      worker = message.worker ?? worker;
      watch.refresh();
    });
    child.once('spawn', () => yieldTo(child));
    child.on('error', () => {}); // it could not be started, or is gone: its end says the rest
    child.send(this.#settings, () => {});
    this.#ended = new Promise((resolve) => child.once('close', resolve)).then(async () => {
      clearTimeout(watch);
      if (this.#child === child) this.#child = null;
      await this.#takeUp(worker, silent).catch(() => {});
    });
  }

  /** The job of a worker that is gone waits again; one that caught it in a single step is given up. */
  async #takeUp(worker: string, silent: boolean): Promise<void> {
    const attempts = silent ? HOPELESS : undefined;
    if (worker !== '') await atomically(this.#context(), ({ db }) => releaseJobsOf(db, worker, attempts));
    if (this.#stopping) return;
    await sleep(100);
    if (!this.#stopping && !this.#child && (await hasUnfinishedJobs(this.#db))) this.nudge();
  }
}

function yieldTo({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, NICE);
  } catch {
    // it may be gone again, or the machine does not know priorities
  }
}
