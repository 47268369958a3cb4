import { recordEvent } from '../audit/record-event.ts';
import { getCampaignById, listCategories, listPhases } from '../campaigns/campaign.store.ts';
import { touchCampaign } from '../campaigns/touch-campaign.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { Conflict } from '../errors.ts';
import { listAuthors, type NewAuthor, replaceAuthors } from './author.store.ts';
import { type Checked, checkSubmission } from './check-submission.ts';
import { moveEvidence } from './evidence/evidence.store.ts';
import type { DraftInput, InitiativeInput } from './initiative.input.ts';
import { type InitiativeWithUnit, updateInitiatives } from './initiative.store.ts';
import type { Author } from './initiative.ts';
import { getFor } from './obstacle.ts';
import { sendInitiative } from './send-initiative.ts';
import { inputOf } from './stored-input.ts';
import { authorsOf, columnsOf } from './submit-initiative.ts';

export interface Edit {
  readonly input: InitiativeInput | DraftInput;
  /** The version that was looked at. */
  readonly version: number;
  /** Sends it as well, in the same transaction: a draft, or a returned item. */
  readonly send?: boolean;
}

/** Changes what an item says. Throws Conflict('stale') where somebody else changed it since. */
export async function editInitiative(context: Context, code: string, edit: Edit): Promise<void> {
  await atomically(context, async (inside) => {
    const initiative = await getFor(inside, code, 'edit');
    if (initiative.version !== edit.version) throw new Conflict('stale');
    const input = withConfirmation(edit.input, initiative);
    const checked = await checkEdit(inside, initiative, input);
    await write(inside, initiative, input, checked);
    if (edit.send) await sendInitiative(inside, code);
  });
}

/** What stands there already was confirmed when it was written down. */
const withConfirmation = <T extends DraftInput>(input: T, { benefit_vnd }: InitiativeWithUnit): T =>
  input.benefitVnd === benefit_vnd ? { ...input, confirmBenefit: true } : input;

async function checkEdit(
  inside: Inside,
  { campaign_id, status }: InitiativeWithUnit,
  input: InitiativeInput | DraftInput,
): Promise<Checked> {
  const campaign = await getCampaignById(inside.db, campaign_id);
  const phases = await listPhases(inside.db, campaign_id);
  return checkSubmission(inside, { ...campaign, phases }, input, { draft: status === 'draft' });
}

async function write(
  inside: Inside,
  initiative: InitiativeWithUnit,
  input: InitiativeInput | DraftInput,
  checked: Checked,
): Promise<void> {
  const { db } = inside;
  const { id, code, status, campaign_id } = initiative;
  const changes = columnsOf(input, checked, code);
  const [changed] = await updateInitiatives(db, [{ before: initiative, changes }]);
  if (!changed) throw new Conflict('stale');
  if (checked.organisation.id !== initiative.organisation_id)
    await moveEvidence(db, id, checked.organisation.id);
  const authors = await listAuthors(db, id);
  await replaceAuthors(db, id, withConsents(authorsOf(input, checked), authors));
  if (status !== 'draft')
    touchCampaign(inside, campaign_id, {
      units: [initiative.organisation_id, checked.organisation.id],
      phases: [initiative.phase_id, checked.phase?.id ?? null],
    });
  recordEvent(inside, {
    action: 'initiative.edited',
    subjectType: 'initiative',
    subject: code,
    organisationPath: checked.organisation.path,
    before: inputOf(initiative, authors, await listCategories(db)),
    after: input,
  });
}

/** A consent belongs to a person: it stays with whoever still stands there under the same name. */
function withConsents(authors: readonly NewAuthor[], before: readonly Author[]): NewAuthor[] {
  const left = [...before];
  return authors.map((author) => {
    const place = left.findIndex(({ name }) => name === author.name);
    const [known] = place < 0 ? [] : left.splice(place, 1);
    if (!known) return author;
    const { consent_at, consent_by, consent_how, consent_text, consent_revoked_at } = known;
    return { ...author, consent_at, consent_by, consent_how, consent_text, consent_revoked_at };
  });
}
