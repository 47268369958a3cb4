import { z } from 'zod';
import { day, dayOrMonth, line, lines } from '../http/field-schemas.ts';

/** What a submission holds, for the API as it stands; the form and the import turn what was typed into the same. */
export const SOLUTION_KINDS = ['technical', 'management', 'operation', 'application', 'research'] as const;
export const BENEFIT_BASES = ['first-year', 'year', 'once'] as const;
export const RECOGNITION_LEVELS = ['none', 'grassroots', 'superior', 'city', 'confederation'] as const;

/** So many characters at most. */
export const LONGEST = {
  title: 300,
  code: 60,
  name: 120,
  department: 200,
  description: 10_000,
  scope: 500,
  otherEffects: 5_000,
  recognitionNumber: 100,
} as const;
export const MOST_AUTHORS = 50;
export const MOST_BENEFIT_VND = 1_000_000_000_000_000;
/** Percent; anything less would be stored as nothing. */
export const LEAST_SHARE = 0.01;

const author = z.strictObject({
  name: line(LONGEST.name).min(1),
  share: z.number().min(LEAST_SHARE).max(100).optional(),
  department: line(LONGEST.department).optional(),
});

const optional = {
  description: lines(LONGEST.description).optional(),
  solutionKind: z.enum(SOLUTION_KINDS).optional(),
  appliedOn: dayOrMonth.optional(),
  scope: line(LONGEST.scope).optional(),
  benefitVnd: z.number().int().min(0).max(MOST_BENEFIT_VND).optional(),
  benefitBasis: z.enum(BENEFIT_BASES).optional(),
  otherEffects: lines(LONGEST.otherEffects).optional(),
  recognitionLevel: z.enum(RECOGNITION_LEVELS).optional(),
  recognitionNumber: line(LONGEST.recognitionNumber).optional(),
  recognitionOn: day.optional(),
  confidential: z.boolean().optional(),
  confirmBenefit: z.boolean().optional(),
};

/** The fields of a submission; `organisation` and `category` are codes. */
export const initiativeInput = z.strictObject({
  title: line(LONGEST.title).min(1),
  organisation: line(LONGEST.code).min(1),
  category: line(LONGEST.code).min(1),
  submittedOn: day,
  authors: z.array(author).min(1).max(MOST_AUTHORS),
  ...optional,
});

/** A draft may lack what a submission needs; only a title tells it from other drafts. */
export const draftInput = z.strictObject({
  title: line(LONGEST.title).min(1),
  organisation: line(LONGEST.code).min(1),
  category: line(LONGEST.code).optional(),
  submittedOn: day.optional(),
  authors: z.array(author).max(MOST_AUTHORS).optional(),
  ...optional,
});

export type InitiativeInput = z.infer<typeof initiativeInput>;
export type DraftInput = z.infer<typeof draftInput>;
