import type { Inside } from '../database/atomically.ts';
import { Invalid, NotAllowed, type Problem } from '../errors.ts';
import { findOrganisationByCode } from '../organisations/organisation.store.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { fenceOf } from '../permissions.ts';
import { formatDay } from '../text/format.ts';
import type { CampaignInput } from './campaign.input.ts';
import type { Campaign } from './campaign.ts';
import { listProgrammes } from './managed-campaign.store.ts';

export interface CheckedCampaign {
  readonly host: Organisation;
  readonly parents: readonly Campaign[];
}

/** What needs the database: the host inside the actor's branch, the programmes; all problems at once. */
export async function checkCampaign(inside: Inside, input: CampaignInput): Promise<CheckedCampaign> {
  const fence = fenceOf(inside.actor, 'campaigns.manage');
  if (fence === null) throw new NotAllowed();
  const host = await findOrganisationByCode(inside.db, fence, input.organisation);
  const programmes = await listProgrammes(inside.db);
  const parents = programmes.filter(({ slug }) => input.parents.includes(slug));
  const problems: Record<string, Problem> = {
    ...(host ? {} : { organisation: { code: 'unknown_organisation' } }),
    ...endProblem(input.startsOn, input.endsOn),
    ...parentProblem(input, parents),
  };
  if (Object.keys(problems).length > 0 || !host) throw new Invalid(problems);
  return { host, parents };
}

/** It must end after it starts; one day long is long enough. */
export function endProblem(startsOn: string, endsOn: string): Record<string, Problem> {
  if (startsOn <= endsOn) return {};
  const params = { start: formatDay(startsOn), end: formatDay(endsOn) };
  return { endsOn: { code: 'ends_before_start', params } };
}

/** One storey only, so that an initiative counts once in each programme and nothing runs in circles. */
function parentProblem(
  { parents, isProgramme }: CampaignInput,
  found: readonly Campaign[],
): Record<string, Problem> {
  if (found.length !== new Set(parents).size) return { parents: { code: 'unknown_choice' } };
  return isProgramme && found.length > 0 ? { parents: { code: 'programme_has_parents' } } : {};
}

/** The columns that follow from what was typed. */
export function campaignColumns(input: CampaignInput, host: Organisation) {
  return {
    title: input.title,
    host_organisation_id: host.id,
    starts_on: input.startsOn,
    ends_on: input.endsOn,
    goal: input.goal,
    occasion: input.occasion,
    published_text: input.publishedText,
    is_programme: input.isProgramme ? 1 : 0,
  } as const;
}
