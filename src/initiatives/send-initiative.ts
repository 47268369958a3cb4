import { dayInHanoi } from '../calendar.ts';
import { getCampaignById, listCategories, listPhases } from '../campaigns/campaign.store.ts';
import type { Context } from '../context.ts';
import { atomically } from '../database/atomically.ts';
import { Invalid } from '../errors.ts';
import { problemsOf } from '../http/validate.ts';
import { listAuthors } from './author.store.ts';
import { changeStatus } from './change-status.ts';
import { checkSubmission } from './check-submission.ts';
import { initiativeInput } from './initiative.input.ts';
import { getFor, type Seen } from './obstacle.ts';
import { inputOf } from './stored-input.ts';
import { columnsOf } from './submit-initiative.ts';

/** Sends a draft, or a returned item once more: everything is checked as if it came in now. */
export async function sendInitiative(context: Context, code: string, seen: Seen = {}): Promise<void> {
  await atomically(context, async (inside) => {
    const { db, now } = inside;
    const initiative = await getFor(inside, code, 'submission', seen);
    const campaign = await getCampaignById(db, initiative.campaign_id);
    const phases = await listPhases(db, campaign.id);
    const authors = await listAuthors(db, initiative.id);
    const stored = inputOf(initiative, authors, await listCategories(db));
    // a large benefit was confirmed when it was written down
    const given = { submittedOn: dayInHanoi(now), ...stored, confirmBenefit: true };
    const read = initiativeInput.safeParse(given);
    if (!read.success) throw new Invalid(problemsOf(read.error, given));
    const checked = await checkSubmission(inside, { ...campaign, phases }, read.data, { draft: false });
    const columns = columnsOf(read.data, checked, code);
    await changeStatus(inside, initiative, { to: 'submitted', action: 'submitted', columns });
  });
}
