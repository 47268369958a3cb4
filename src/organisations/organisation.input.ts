import { z } from 'zod';
import { day, found, line } from '../http/field-schemas.ts';
import { isEmail } from '../text/email.ts';
import { tidy } from '../text/fold.ts';
import { KINDS, OWNERSHIPS, SECTORS } from './organisation.ts';

/** The most members that one unit can have; more is a slip of the hand. */
const MOST_HEADCOUNT = 1_000_000;
export const CODE_LENGTH = 40;

/** Words that stand in addresses where codes do. */
export const RESERVED: ReadonlySet<string> = new Set(['NEW', 'IMPORT']);

/** A code as it is stored: capitals, digits, dots and dashes, so that it can stand in an address. */
export const unitCode = z
  .string()
  .overwrite((text) => tidy(text).toUpperCase())
  .max(CODE_LENGTH)
  .superRefine((code, ctx) => {
    const right = /^[A-Z0-9][A-Z0-9._-]*$/.test(code);
    if (!right) ctx.addIssue({ code: 'custom', message: 'not_a_code', params: found(code) });
    else if (RESERVED.has(code))
      ctx.addIssue({ code: 'custom', message: 'code_reserved', params: found(code) });
  });

export const headcount = z.number().superRefine((count, ctx) => {
  if (!Number.isInteger(count) || count < 0 || count > MOST_HEADCOUNT)
    ctx.addIssue({ code: 'custom', message: 'not_a_headcount', params: { most: MOST_HEADCOUNT } });
});

export const taxCode = line(20).superRefine((text, ctx) => {
  if (!/^\d{10}(-?\d{3})?$/.test(text))
    ctx.addIssue({ code: 'custom', message: 'not_a_tax_code', params: found(text) });
});

export const email = line(254).superRefine((text, ctx) => {
  if (!isEmail(text)) ctx.addIssue({ code: 'custom', message: 'not_an_email', params: found(text) });
});

export const unitName = line(300).min(1);
export const contactName = line(120);

/** What a unit consists of; `parent` and `successor` are codes or names, `park` is a code. What is left out is empty. */
export const organisationInput = z
  .strictObject({
    code: unitCode,
    name: unitName,
    shortName: line(120).optional(),
    kind: z.enum(KINDS),
    parent: line(300).optional(),
    park: line(CODE_LENGTH).optional(),
    sector: z.enum(SECTORS).optional(),
    ownership: z.enum(OWNERSHIPS).optional(),
    headcount: headcount.optional(),
    taxCode: taxCode.optional(),
    documentSymbol: line(40).optional(),
    contactName: contactName.optional(),
    contactEmail: email.optional(),
    validFrom: day.optional(),
    validTo: day.optional(),
    successor: line(300).optional(),
  })
  .superRefine(({ validFrom, validTo }, ctx) => {
    if (validFrom && validTo && validTo < validFrom)
      ctx.addIssue({ code: 'custom', path: ['validTo'], message: 'valid_to_before_from' });
  });
export type OrganisationInput = z.infer<typeof organisationInput>;
