import type { Db } from '../../database/schema.ts';
import type { InitiativeWithUnit } from '../initiative.store.ts';
import { listEvidence, sumEvidence } from './evidence.store.ts';
import type { EvidenceData } from './section.ts';

/** What the section of an item's page shows, and how much room its enterprise has left. */
export async function loadEvidence(
  db: Db,
  { id, organisation_id }: Pick<InitiativeWithUnit, 'id' | 'organisation_id'>,
): Promise<EvidenceData> {
  return { all: await listEvidence(db, id), usedBytes: await sumEvidence(db, organisation_id) };
}
