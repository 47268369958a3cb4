import { z } from 'zod';
import { line } from '../http/field-schemas.ts';
import { decisionsInput } from '../imports/decisions.ts';
import { MODES } from '../imports/import.ts';

const count = () => z.number().int().min(0);
const instant = () => z.string().nullable();
const problem = () => z.object({ code: z.string(), message: z.string() }).nullable();

/** JSON in a field of a multipart form. */
const jsonField = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, ctx) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        ctx.addIssue({ code: 'custom', message: 'field_not_json' });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const importBody = z.strictObject({
  organisation: line(60).optional(),
  confirmBenefit: z.enum(['true', 'false']).optional(),
  decisions: jsonField(decisionsInput).optional(),
});
export const correctionBody = z.strictObject({});
export const applicationBody = z.strictObject({ mode: z.enum(MODES) });

export const importsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: line(100).optional(),
});
export const findingsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(2000).default(500),
  cursor: line(100).optional(),
});

const counts = z.object({
  new: count(),
  identical: count(),
  duplicates: count(),
  probable: count(),
  corrected: count(),
  warnings: count(),
  errors: count(),
  benefitVnd: count(),
  organisations: count(),
  phases: z.array(z.object({ number: count(), rows: count() })),
});

const importSummary = z.object({
  id: count(),
  status: z.enum(['checking', 'checked', 'applied', 'reversed', 'refused']),
  campaign: z.string(),
  file: z.string(),
  checkedAt: instant(),
  appliedAt: instant(),
  reversedAt: instant(),
  counts,
  groups: z.array(z.object({ code: z.string(), field: z.string(), severity: z.string(), rows: count() })),
  applied: count(),
  reversed: count(),
  kept: count(),
  refused: count(),
});

export const importsAnswer = z.object({ items: z.array(importSummary), nextCursor: z.string().nullable() });

export const importAnswer = importSummary.extend({
  organisation: z.string(),
  job: z
    .object({
      kind: z.string(),
      state: z.string(),
      isLive: z.boolean(),
      stage: z.string().nullable(),
      done: count().nullable(),
      total: count().nullable(),
      problem: problem(),
    })
    .nullable(),
  problem: problem(),
  files: z.array(
    z.object({
      round: count(),
      name: z.string(),
      sha256: z.string(),
      size: count(),
      sentAt: z.string(),
      problem: problem(),
    }),
  ),
  questions: z.array(z.looseObject({ kind: z.string() })),
  sheets: z.array(z.looseObject({ name: z.string() })),
  leftOut: z.array(z.object({ name: z.string(), why: z.string() })),
  units: z.array(
    z.object({ written: z.string(), code: z.string(), name: z.string(), by: z.string(), rows: count() }),
  ),
});

export const findingsAnswer = z.object({
  items: z.array(
    z.object({
      sheet: z.string(),
      row: count(),
      outcome: z.string(),
      column: z.string(),
      field: z.string(),
      severity: z.string(),
      code: z.string(),
      message: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
