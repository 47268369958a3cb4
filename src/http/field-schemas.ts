import { z } from 'zod';
import { isDay, isMonth } from '../calendar.ts';
import { tidy, tidyLines } from '../text/fold.ts';

/** The beginning of what was typed, for the message about it. */
export const found = (text: string) => ({ found: text.slice(0, 40) });

/** One line of text, stored composed and tidied; the limit holds for what is stored. */
export const line = (most: number) => z.string().overwrite(tidy).max(most);

/** As `line`, but line breaks stay. */
export const lines = (most: number) => z.string().overwrite(tidyLines).max(most);

export const day = z.string().superRefine((text, ctx) => {
  if (!isDay(text)) ctx.addIssue({ code: 'custom', message: 'not_a_day', params: found(text) });
});

export const dayOrMonth = z.string().superRefine((text, ctx) => {
  if (!isDay(text) && !isMonth(text))
    ctx.addIssue({ code: 'custom', message: 'not_a_day', params: found(text) });
});
