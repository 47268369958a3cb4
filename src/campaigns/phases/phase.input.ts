import { z } from 'zod';
import { line } from '../../http/field-schemas.ts';
import { goalUpTo, MOST_OF_A_CAMPAIGN } from '../campaign.input.ts';

export const phaseInput = z.strictObject({
  number: z
    .number()
    .nullable()
    .superRefine((number, ctx) => {
      if (number === null) ctx.addIssue({ code: 'custom', message: 'required' });
      else if (!Number.isInteger(number) || number < 1 || number > 99)
        ctx.addIssue({ code: 'custom', message: 'out_of_range', params: { least: 1, most: 99 } });
    })
    .transform((number) => number as number),
  theme: line(500),
  startsOn: z.string(),
  endsOn: z.string(),
  goal: goalUpTo(MOST_OF_A_CAMPAIGN),
  /** The organiser vouches for a first day that was only inferred. */
  startConfirmed: z.boolean(),
});

export type PhaseInput = z.infer<typeof phaseInput>;
