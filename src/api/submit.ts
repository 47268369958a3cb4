import type { z } from 'zod';
import { dayInHanoi } from '../calendar.ts';
import type { Context } from '../context.ts';
import { Invalid } from '../errors.ts';
import { bodyHash } from '../http/forms.ts';
import { submitInitiative } from '../initiatives/submit-initiative.ts';
import { ownEnterpriseCode } from '../organisations/own-enterprise.ts';
import type { submissionBody } from './schemas.ts';

/** A submission by the API: the form's verb, with today and the token's own enterprise where nothing is said. */
export async function submitByApi(
  context: Context,
  slug: string,
  body: z.infer<typeof submissionBody>,
  key: string,
) {
  const organisation = body.organisation ?? ownEnterpriseCode(context.actor);
  if (organisation === undefined) throw new Invalid({ organisation: { code: 'required' } });
  const input = { ...body, organisation, submittedOn: body.submittedOn ?? dayInHanoi(context.now) };
  // hashed as sent: a repetition after midnight is still the same request
  const request = { key: `api:${key}`, bodyHash: bodyHash([slug, body]) };
  return submitInitiative(context, { slug, input, source: 'api', request });
}
