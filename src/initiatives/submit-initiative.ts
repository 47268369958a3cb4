import { recordEvent } from '../audit/record-event.ts';
import { dayInHanoi } from '../calendar.ts';
import { type CampaignWithPhases, getCampaign } from '../campaigns/campaign.store.ts';
import { touchCampaign } from '../campaigns/touch-campaign.ts';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import { accountIdOf, may } from '../permissions.ts';
import { once, type RequestKey } from '../requests/once.ts';
import type { NewAuthor } from './author.store.ts';
import { type Checked, checkSubmission } from './check-submission.ts';
import type { DraftInput, InitiativeInput } from './initiative.input.ts';
import { insertInitiatives, type NewInitiative } from './initiative.store.ts';
import { fingerprintOf, newCode, searchTextOf } from './initiative.ts';

export interface Submitted {
  readonly code: string;
  readonly status: 'submitted' | 'draft';
  /** The phase's number; null for a draft whose day is not said yet. */
  readonly phase: number | null;
}

export interface Submission {
  readonly slug: string;
  readonly input: InitiativeInput | DraftInput;
  readonly draft?: boolean;
  readonly source: 'form' | 'api';
  readonly request: RequestKey | null;
}

/** Takes a submission in, or a draft: durable, counted and in the log when this returns. */
export async function submitInitiative(context: Context, submission: Submission): Promise<Submitted> {
  if (!may(context.actor, 'initiatives.submit')) throw new NotAllowed();
  const { slug, input, draft = false, source, request } = submission;
  return atomically(context, (inside) =>
    once(inside, request, async () => {
      const campaign = await getCampaign(inside.db, slug);
      if (campaign.is_programme) throw new Conflict('programme_takes_none');
      const checked = await checkSubmission(inside, campaign, input, { draft });
      const row = rowOf(inside, campaign, input, checked, { draft, source });
      await insertInitiatives(inside.db, [{ row, authors: authorsOf(input, checked) }]);
      if (!draft)
        touchCampaign(inside, campaign.id, {
          units: [checked.organisation.id],
          phases: [row.phase_id ?? null],
        });
      recordEvent(inside, {
        action: draft ? 'initiative.drafted' : 'initiative.submitted',
        subjectType: 'initiative',
        subject: row.code,
        organisationPath: checked.organisation.path,
        after: input,
      });
      return {
        code: row.code,
        status: draft ? 'draft' : 'submitted',
        phase: checked.phase?.number ?? null,
      } as const;
    }),
  );
}

function rowOf(
  { actor, now }: Context,
  campaign: CampaignWithPhases,
  input: InitiativeInput | DraftInput,
  checked: Checked,
  { draft, source }: { draft: boolean; source: 'form' | 'api' },
): NewInitiative {
  const code = newCode();
  return {
    ...columnsOf(input, checked, code),
    code,
    campaign_id: campaign.id,
    status: draft ? 'draft' : 'submitted',
    source,
    entered_by: accountIdOf(actor),
    entered_at: now.toISOString(),
    entered_on: dayInHanoi(now),
    duplicate_of_id: null,
    import_batch_id: null,
    verified_on: null,
  };
}

/** The columns that follow from what was typed; the same for a new item and an edited one. */
export function columnsOf(
  input: InitiativeInput | DraftInput,
  { organisation, category, phase }: Checked,
  code: string,
) {
  const { title, benefitVnd = null } = input;
  const submitted_on = input.submittedOn ?? null;
  return {
    organisation_id: organisation.id,
    category_id: category?.id ?? null,
    phase_id: phase?.id ?? null,
    title,
    description: input.description ?? '',
    solution_kind: input.solutionKind ?? '',
    submitted_on,
    applied_on: input.appliedOn ?? null,
    scope: input.scope ?? '',
    benefit_vnd: benefitVnd,
    benefit_basis: benefitVnd === null ? null : (input.benefitBasis ?? 'first-year'),
    other_effects: input.otherEffects ?? '',
    recognition_level: input.recognitionLevel ?? 'none',
    recognition_number: input.recognitionNumber ?? '',
    recognition_on: input.recognitionOn ?? null,
    confidential: input.confidential ? 1 : 0,
    fingerprint: fingerprintOf({
      organisationId: organisation.id,
      title,
      firstAuthor: input.authors?.[0]?.name ?? '',
      submittedOn: submitted_on,
    }),
    search: searchTextOf({ title, code }),
  } as const;
}

export function authorsOf({ authors = [] }: InitiativeInput | DraftInput, { shares }: Checked): NewAuthor[] {
  return authors.map(({ name, department = '' }, index) => ({
    position: index + 1,
    name,
    department,
    share_hundredths: shares[index] ?? 0,
    consent_at: null,
    consent_by: null,
    consent_revoked_at: null,
  }));
}
