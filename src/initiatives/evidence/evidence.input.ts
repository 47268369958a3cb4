import { z } from 'zod';
import { line } from '../../http/field-schemas.ts';
import { EVIDENCE_KINDS, EVIDENCE_LIMITS } from './evidence.ts';

/** What is said about a file, by form and API alike. */
export const evidenceInput = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  note: line(EVIDENCE_LIMITS.noteLength).default(''),
});
export type EvidenceInput = z.infer<typeof evidenceInput>;
