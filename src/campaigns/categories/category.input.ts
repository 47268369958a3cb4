import { z } from 'zod';
import { line } from '../../http/field-schemas.ts';
import { slugOf } from '../campaign.input.ts';
import { FIELDS } from './category.ts';

export const ALIASES_MOST = 50;

export const categoryInput = z.strictObject({
  code: slugOf(40),
  name: line(120).min(1),
  /** Which of the campaign's three fields it belongs to. */
  field: z.enum(FIELDS),
  /** Other wordings under which imports find it. */
  aliases: z.array(line(120)).max(ALIASES_MOST),
  sortOrder: z
    .number()
    .nullable()
    .superRefine((order, ctx) => {
      if (order === null) ctx.addIssue({ code: 'custom', message: 'required' });
      else if (!Number.isInteger(order) || order < 0 || order > 9999)
        ctx.addIssue({ code: 'custom', message: 'out_of_range', params: { least: 0, most: 9999 } });
    })
    .transform((order) => order as number),
});

export type CategoryInput = z.infer<typeof categoryInput>;
