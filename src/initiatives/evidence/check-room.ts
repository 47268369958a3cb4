import type { Inside } from '../../database/atomically.ts';
import { Invalid, type Problem } from '../../errors.ts';
import { lockOrganisation } from '../../organisations/organisation.store.ts';
import type { InitiativeWithUnit } from '../initiative.store.ts';
import { countEvidence, sumEvidence } from './evidence.store.ts';
import { EVIDENCE_LIMITS } from './evidence.ts';
import { inMegabytes } from './size-text.ts';

/**
 * Whether so many bytes still fit. The item is locked already and its enterprise is locked here, so that
 * two at once do not pass a limit together.
 */
export async function checkRoom(
  { db }: Inside,
  { id, organisation_id }: InitiativeWithUnit,
  size: number,
): Promise<void> {
  const { files: most, enterpriseBytes } = EVIDENCE_LIMITS;
  await lockOrganisation(db, organisation_id);
  if ((await countEvidence(db, id)) >= most) throw refused({ code: 'evidence_too_many', params: { most } });
  const left = enterpriseBytes - (await sumEvidence(db, organisation_id));
  if (size > left)
    throw refused({
      code: 'evidence_quota',
      params: { most: inMegabytes(enterpriseBytes), left: inMegabytes(Math.max(0, left)) },
    });
}

const refused = (problem: Problem): Invalid => new Invalid({ file: problem });

/** For whoever measures a file before it is read, too. */
export const tooLarge = (): Invalid =>
  refused({ code: 'evidence_too_large', params: { most: inMegabytes(EVIDENCE_LIMITS.fileBytes) } });
