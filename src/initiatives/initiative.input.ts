import { z } from 'zod';
import { day, dayOrMonth, line, lines } from '../http/field-schemas.ts';

/** What a submission holds, for the API as it stands; the form and the import turn what was typed into the same. */
export const SOLUTION_KINDS = ['technical', 'management', 'operation', 'application', 'research'] as const;
export const BENEFIT_BASES = ['first-year', 'year', 'once'] as const;
export const RECOGNITION_LEVELS = ['none', 'grassroots', 'superior', 'city', 'confederation'] as const;

const author = z.strictObject({
  name: line(120).min(1),
  // anything less would be stored as nothing
  share: z.number().min(0.01).max(100).optional(),
  department: line(200).optional(),
});

const optional = {
  description: lines(10_000).optional(),
  solutionKind: z.enum(SOLUTION_KINDS).optional(),
  appliedOn: dayOrMonth.optional(),
  scope: line(500).optional(),
  benefitVnd: z.number().int().min(0).max(1_000_000_000_000_000).optional(),
  benefitBasis: z.enum(BENEFIT_BASES).optional(),
  otherEffects: lines(5_000).optional(),
  recognitionLevel: z.enum(RECOGNITION_LEVELS).optional(),
  recognitionNumber: line(100).optional(),
  recognitionOn: day.optional(),
  confidential: z.boolean().optional(),
  confirmBenefit: z.boolean().optional(),
};

/** The fields of a submission; `organisation` and `category` are codes. */
export const initiativeInput = z.strictObject({
  title: line(300).min(1),
  organisation: line(60).min(1),
  category: line(60).min(1),
  submittedOn: day,
  authors: z.array(author).min(1).max(50),
  ...optional,
});

/** A draft may lack what a submission needs; only a title tells it from other drafts. */
export const draftInput = z.strictObject({
  title: line(300).min(1),
  organisation: line(60).min(1),
  category: line(60).optional(),
  submittedOn: day.optional(),
  authors: z.array(author).max(50).optional(),
  ...optional,
});

export type InitiativeInput = z.infer<typeof initiativeInput>;
export type DraftInput = z.infer<typeof draftInput>;
