import type { Db } from '../../database/schema.ts';

/** What anyone who knows the code may see. */
export function findPublicStatus(db: Db, code: string) {
  return db
    .selectFrom('initiative')
    .innerJoin('organisation', 'organisation.id', 'initiative.organisation_id')
    .leftJoin('phase', 'phase.id', 'initiative.phase_id')
    .select([
      'initiative.id',
      'initiative.code',
      'initiative.title',
      'initiative.status',
      'initiative.confidential',
      'initiative.submitted_on',
      'organisation.name as organisationName',
      'phase.number as phaseNumber',
    ])
    .where('initiative.code', '=', code)
    .executeTakeFirst();
}
