import { z } from 'zod';
import { line, lines } from '../http/field-schemas.ts';
import { formatNumber } from '../text/format.ts';

/** Twice what the whole country brought in by the national programme would still fit many times over. */
export const MOST_OF_A_CAMPAIGN = 100_000_000;

/** A goal is a floor; null is “chưa giao”. */
export const goalUpTo = (most: number) =>
  z
    .number()
    .nullable()
    .superRefine((goal, ctx) => {
      if (goal !== null && (goal < 0 || goal > most || !Number.isInteger(goal)))
        ctx.addIssue({ code: 'custom', message: 'out_of_range', params: rangeUpTo(most) });
    });

export const rangeUpTo = (most: number) => ({ least: '0', most: formatNumber(most) });

/** What addresses are made of; `new` is an address of its own. */
export const slugOf = (most: number) =>
  z.string().superRefine((slug, ctx) => {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > most || slug === 'new')
      ctx.addIssue({ code: 'custom', message: 'not_a_slug', params: { most } });
  });

export const SLUG_MOST = 60;

export const campaignInput = z.strictObject({
  title: line(200).min(1),
  /** Left out: made from the title. Stays once given, since addresses are shared and printed. */
  slug: slugOf(SLUG_MOST).optional(),
  /** Code of the unit that runs it. */
  organisation: line(60).min(1),
  startsOn: z.string(),
  endsOn: z.string(),
  goal: goalUpTo(MOST_OF_A_CAMPAIGN),
  occasion: line(500),
  publishedText: lines(5_000),
  isProgramme: z.boolean(),
  /** Slugs of the programmes that it answers to. */
  parents: z.array(z.string()).max(20),
});

export type CampaignInput = z.infer<typeof campaignInput>;
