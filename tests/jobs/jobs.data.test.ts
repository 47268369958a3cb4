import { describe, expect, it } from 'vitest';
import { atomically } from '../../src/database/atomically.ts';
import { Conflict, Unavailable } from '../../src/errors.ts';
import { doHere } from '../../src/jobs/do-jobs-here.ts';
import { findJobOf, getJob, insertJob, releaseJobsOf } from '../../src/jobs/job.store.ts';
import { failureOf, type Job, type JobHandlers, progressOf } from '../../src/jobs/job.ts';
import { holdLease } from '../../src/jobs/lease.ts';
import { letGo } from '../../src/jobs/let-go.ts';
import { type JobHost, runNextJob } from '../../src/jobs/run-jobs.ts';
import { useWorld } from '../support/world.ts';

describe('a job', () => {
  const world = useWorld();
  let subject = 0;

  const host = (worker: string, handlers: JobHandlers, defects: unknown[] = []): JobHost => ({
    ...world.host,
    worker,
    handlers,
    log: (error) => void defects.push(error),
  });
  const queue = (kind = 'test.work') =>
    atomically(world.system, ({ db, now }) =>
      insertJob(db, {
        kind,
        subject_id: ++subject,
        account_id: null,
        created_at: now.toISOString(),
        payload: { of: 'Mai' },
      }),
    );
  const job = (id: number): Promise<Job> => getJob(world.database.db, id);
  /** As if the machine had been away for longer than any lease. */
  const lapse = (id: number) =>
    atomically(world.system, ({ db }) =>
      db.updateTable('job').set({ lease_until: '2000-01-01T00:00:00.000Z' }).where('id', '=', id).execute(),
    );

  it('is done once, by one of two who look for work', async () => {
    const seen: string[] = [];
    const handlers = { 'test.work': { run: async () => void seen.push('done') } };
    const id = await queue();
    const did = await Promise.all([
      runNextJob(host('một', handlers), id),
      runNextJob(host('hai', handlers), id),
    ]);
    expect(did.filter(Boolean)).toHaveLength(1);
    expect(seen).toEqual(['done']);
    expect(await job(id)).toMatchObject({ state: 'done', problem: null, lease_until: null });
    expect(await runNextJob(host('ba', handlers), id)).toBe(false);
  });

  it('tells how far it is, and what it was refused with', async () => {
    const id = await queue();
    const refused = host('một', {
      'test.work': {
        run: async (_context, run) => {
          await run.report({ stage: 'checking', done: 3, total: 9 });
          expect(progressOf(await job(id))).toEqual({ stage: 'checking', done: 3, total: 9 });
          throw new Conflict('import_busy', { errors: 2 });
        },
      },
    });
    await expect(doHere(refused, id)).rejects.toMatchObject({ code: 'import_busy', params: { errors: 2 } });
    expect(failureOf(await job(id))).toEqual({ code: 'import_busy', params: { errors: 2 } });
  });

  it('keeps a defect to the log and lets the work write down that it failed', async () => {
    const defects: unknown[] = [];
    const noted: string[] = [];
    const id = await queue();
    const broken = host(
      'một',
      {
        'test.work': {
          run: async () => {
            throw new Error('a secret path');
          },
          failed: async (_inside, _job, { code }) => void noted.push(code),
        },
      },
      defects,
    );
    await runNextJob(broken, id);
    expect(await job(id)).toMatchObject({ state: 'failed', problem: '{"code":"job_defect"}' });
    expect(defects).toHaveLength(1);
    expect(noted).toEqual(['job_defect']);
  });

  it('is begun again where the database was too busy, which is no fault of anybody’s', async () => {
    const id = await queue();
    const noted: string[] = [];
    let busy = 2;
    const handlers: JobHandlers = {
      'test.work': {
        run: async () => {
          if (busy-- > 0) throw new Unavailable();
        },
        failed: async (_inside, _job, { code }) => void noted.push(code),
      },
    };
    await doHere(host('một', handlers), id);
    expect(await job(id)).toMatchObject({ state: 'done', attempts: 3 });
    expect(noted).toEqual([]);
  });

  it('is given up where the database stays busy', async () => {
    const id = await queue();
    const run = async () => {
      throw new Unavailable();
    };
    await expect(doHere(host('một', { 'test.work': { run } }), id)).rejects.toMatchObject({
      code: 'job_crashed',
    });
  });

  it('stays with its worker from when a transaction is written, however long ago it was asked for', async () => {
    const id = await queue();
    const work = host('một', {
      'test.work': {
        run: async (context, run) => {
          const lease = run.lease();
          await lapse(id);
          await atomically(context, (inside) => holdLease(inside, lease));
          expect(Date.parse((await job(id)).lease_until ?? '')).toBeGreaterThan(Date.now() + 10_000);
        },
      },
    });
    await doHere(work, id);
  });

  it('brings home what it wrote before it is said to be done', async () => {
    const id = await queue();
    const order: string[] = [];
    const run = async () => void order.push('worked');
    const tidyUp = () => void order.push('home');
    await runNextJob({ ...host('một', { 'test.work': { run } }), tidyUp }, id);
    expect(order).toEqual(['worked', 'home']);
  });

  it('goes to another when its worker falls silent, and the first writes nothing any more', async () => {
    const id = await queue();
    const written: string[] = [];
    const second = host('hai', { 'test.work': { run: async () => void written.push('hai') } });
    const first = host('một', {
      'test.work': {
        run: async (context, run) => {
          await lapse(id);
          expect(await runNextJob(second, id)).toBe(true);
          await atomically(context, async (inside) => {
            await run.hold(inside);
            written.push('một');
          });
        },
      },
    });
    await runNextJob(first, id);
    expect(written).toEqual(['hai']);
    expect(await job(id)).toMatchObject({ state: 'done', worker: 'hai', attempts: 2 });
  });

  it('waits while its worker lives, and is free at once when that lets go', async () => {
    const id = await queue();
    const handlers = { 'test.work': { run: async () => {} } };
    const dying = host('một', {
      'test.work': {
        run: async () => {
          expect(await runNextJob(host('hai', handlers), id)).toBe(false);
          await letGo(dying);
        },
      },
    });
    await runNextJob(dying, id);
    expect((await job(id)).state).toBe('queued');
    expect(await runNextJob(host('hai', handlers), id)).toBe(true);
  });

  it('is given up after three that brought their worker down', async () => {
    const id = await queue();
    const noted: string[] = [];
    const handlers: JobHandlers = {
      'test.work': {
        run: async (context) => {
          await atomically(context, ({ db }) => releaseJobsOf(db, 'một'));
        },
        failed: async (_inside, _job, { code }) => void noted.push(code),
      },
    };
    for (let attempt = 0; attempt < 4; attempt++) await runNextJob(host('một', handlers), id);
    expect(await job(id)).toMatchObject({ state: 'failed', problem: '{"code":"job_crashed"}', attempts: 4 });
    expect(noted).toEqual(['job_crashed']);
  });

  it('is not done for whoever may do nothing any more', async () => {
    const { accountId } = (await world.context('mai')).actor as { accountId: number };
    const id = await atomically(world.system, ({ db, now }) =>
      insertJob(db, {
        kind: 'test.work',
        subject_id: ++subject,
        account_id: accountId,
        created_at: now.toISOString(),
      }),
    );
    const handlers = { 'test.work': { run: async () => {} } };
    await runNextJob({ ...host('một', handlers), actorOf: async () => null }, id);
    expect(failureOf(await job(id))).toEqual({ code: 'not_allowed' });
    expect((await findJobOf(world.database.db, subject, ['test.work']))?.id).toBe(id);
  });
});
