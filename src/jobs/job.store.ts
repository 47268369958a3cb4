import { type Insertable, sql } from 'kysely';
import { countAll } from '../database/portable.ts';
import type { Db, JobTable } from '../database/schema.ts';
import { NotFound } from '../errors.ts';
import type { Job } from './job.ts';

export async function insertJob(
  db: Db,
  row: Pick<Insertable<JobTable>, 'kind' | 'subject_id' | 'account_id' | 'created_at'> & {
    payload?: object;
  },
): Promise<number> {
  const { payload = {}, ...rest } = row;
  const { id } = await db
    .insertInto('job')
    .values({
      ...rest,
      payload: JSON.stringify(payload),
      state: 'queued',
      problem: null,
      lease_until: null,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Takes the oldest job that waits or was let go of, this one where it is said; undefined where there is
 * none. Instants of leases are the machine's own, not a demo's.
 */
export async function claimJob(
  db: Db,
  { worker, now, until, id }: { worker: string; now: string; until: string; id?: number },
): Promise<Job | undefined> {
  let free = db
    .selectFrom('job')
    .select('id')
    .where((eb) =>
      eb.or([eb('state', '=', 'queued'), eb.and([eb('state', '=', 'running'), eb('lease_until', '<', now)])]),
    )
    .orderBy('id')
    .limit(1);
  if (id !== undefined) free = free.where('id', '=', id);
  const found = await free.executeTakeFirst();
  if (!found) return undefined;
  return db
    .updateTable('job')
    .set({ state: 'running', worker, lease_until: until, attempts: sql`attempts + 1` })
    .where('id', '=', found.id)
    .where((eb) => eb.or([eb('state', '=', 'queued'), eb('lease_until', '<', now)]))
    .returningAll()
    .executeTakeFirst();
}

/** Prolongs the lease; false where the job is another's by now. */
export async function holdJob(
  db: Db,
  { id, worker, until, progress }: { id: number; worker: string; until: string; progress?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ lease_until: until, ...(progress === undefined ? {} : { progress }) })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function endJob(
  db: Db,
  { id, worker, problem, at }: { id: number; worker: string; problem: string | null; at: string },
): Promise<void> {
  await db
    .updateTable('job')
    .set({ state: problem === null ? 'done' : 'failed', problem, ended_at: at, lease_until: null })
    .where('id', '=', id)
    .where('worker', '=', worker)
    .execute();
}

/** What a worker that is gone held may be taken at once; `attempts` says how often it was tried. */
export async function releaseJobsOf(db: Db, worker: string, attempts?: number): Promise<void> {
  await db
    .updateTable('job')
    .set({ state: 'queued', lease_until: null, ...(attempts === undefined ? {} : { attempts }) })
    .where('worker', '=', worker)
    .where('state', '=', 'running')
    .execute();
}

export async function getJob(db: Db, id: number): Promise<Job> {
  const job = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
  if (!job) throw new NotFound();
  return job;
}

/** The newest job of these kinds on the subject. */
export function findJobOf(db: Db, subjectId: number, kinds: readonly string[]): Promise<Job | undefined> {
  return db
    .selectFrom('job')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('kind', 'in', kinds)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function countUnfinishedOf(
  db: Db,
  accountId: number,
  kinds: readonly string[],
): Promise<number> {
  const { count } = await db
    .selectFrom('job')
    .select((eb) => countAll(eb).as('count'))
    .where('account_id', '=', accountId)
    .where('kind', 'in', kinds)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow();
  return count;
}

export async function hasUnfinishedJobs(db: Db): Promise<boolean> {
  const found = await db
    .selectFrom('job')
    .select('id')
    .where('state', 'in', ['queued', 'running'])
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
