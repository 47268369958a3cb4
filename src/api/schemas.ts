import { z } from 'zod';
import { line, lines } from '../http/field-schemas.ts';
import { EVIDENCE_KINDS } from '../initiatives/evidence/evidence.ts';
import { initiativeInput } from '../initiatives/initiative.input.ts';
import { STATUSES } from '../initiatives/initiative.ts';
import { REASON_MOST } from '../initiatives/reason.ts';
import { GROUPINGS } from '../reports/standings.ts';

// made anew for each field: the words of a field are kept with its schema
const count = () => z.number().int().min(0);
const goal = () => z.number().int().nullable();
const percent = () => z.number().min(0).nullable();

export const campaignsAnswer = z.object({
  items: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      goal: goal(),
    }),
  ),
});

export const progressAnswer = z.object({
  campaign: z.string(),
  asOf: z.iso.datetime(),
  version: count(),
  total: z.object({
    goal: goal(),
    submitted: count(),
    verified: count(),
    percent: percent(),
    benefitVnd: count(),
  }),
  phases: z.array(
    z.object({
      number: count(),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      goal: goal(),
      submitted: count(),
      verified: count(),
      awaiting: count(),
      percent: percent(),
      requiredPerDay: z.number().nullable(),
      benefitVnd: count(),
      closed: z.boolean(),
    }),
  ),
});

export const standingsQuery = z.strictObject({ by: z.enum(GROUPINGS) });
export const standingsAnswer = z.object({
  campaign: z.string(),
  asOf: z.iso.datetime(),
  by: z.enum(GROUPINGS),
  items: z.array(
    z.object({
      code: z.string().nullable(),
      name: z.string(),
      submitted: count(),
      verified: count(),
      awaiting: count(),
      benefitVnd: count(),
    }),
  ),
});

export const initiativesQuery = z.strictObject({
  status: z.enum(STATUSES).optional(),
  organisation: line(60).optional(),
  phase: z.coerce.number().int().min(1).max(1000).optional(),
  q: line(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: line(100).optional(),
});

const publicItem = z.object({
  code: z.string(),
  title: z.string(),
  status: z.enum(STATUSES),
  phase: count().nullable(),
  organisation: z.string(),
  category: z.string().nullable(),
  submittedOn: z.iso.date().nullable(),
});

/** With a token there is more in it than for everybody. */
export const initiativeAnswer = publicItem.extend({
  verifiedOn: z.iso.date().nullable().optional(),
  appliedOn: z.string().nullable().optional(),
  benefitVnd: count().nullable().optional(),
  benefitBasis: z.string().nullable().optional(),
  description: z.string().optional(),
  confidential: z.boolean().optional(),
  authors: z.array(z.object({ name: z.string(), share: z.number() })).optional(),
});
export type InitiativeAnswer = z.infer<typeof initiativeAnswer>;

export const initiativesAnswer = z.object({
  items: z.array(initiativeAnswer),
  nextCursor: z.string().nullable(),
});

export const evidenceAnswer = z.object({ code: z.string(), id: count() });
export const evidenceListAnswer = z.object({
  items: z.array(
    z.object({
      id: count(),
      name: z.string(),
      kind: z.enum(EVIDENCE_KINDS),
      note: z.string(),
      mediaType: z.string(),
      size: count(),
      sha256: z.string(),
      addedAt: z.iso.datetime(),
    }),
  ),
});

/** The body of a submission: the form's fields, two of which have a default here. */
export const submissionBody = initiativeInput.partial({ organisation: true, submittedOn: true });
export const noBody = z.strictObject({});
const reason = lines(REASON_MOST);
export const reasonBody = z.strictObject({ reason: reason.min(1) });
export const optionalReasonBody = z.strictObject({ reason: reason.default('') });
export const duplicateBody = z.strictObject({ original: line(60).min(1), reason: reason.default('') });

export const stateAnswer = z.object({
  code: z.string(),
  status: z.enum(STATUSES),
  phase: count().nullable(),
});
