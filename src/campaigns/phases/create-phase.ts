import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import { Conflict } from '../../errors.ts';
import { once, type RequestKey } from '../../requests/once.ts';
import { listPhases } from '../campaign.store.ts';
import { getForManaging } from '../managed-campaign.ts';
import { checkPhase } from './check-phase.ts';
import type { PhaseInput } from './phase.input.ts';
import { insertPhase } from './phase.store.ts';

/** A phase takes items of its days from now on, whatever today is, until it is closed. */
export async function createPhase(
  context: Context,
  slug: string,
  input: PhaseInput,
  request: RequestKey | null,
): Promise<{ number: number }> {
  return atomically(context, (inside) =>
    once(inside, request, async () => {
      const campaign = await getForManaging(inside, slug);
      if (campaign.is_programme) throw new Conflict('programme_has_no_phases');
      checkPhase(await listPhases(inside.db, campaign.id), input);
      await insertPhase(inside.db, {
        ...phaseColumns(input),
        campaign_id: campaign.id,
        closed_at: null,
        first_closed_at: null,
      });
      recordEvent(inside, {
        action: 'phase.created',
        subjectType: 'phase',
        subject: `${slug}/${input.number}`,
        organisationPath: campaign.hostPath,
        after: input,
      });
      return { number: input.number };
    }),
  );
}

/** The columns that follow from what was typed. */
export const phaseColumns = ({ number, theme, startsOn, endsOn, goal }: PhaseInput) => ({
  number,
  theme,
  starts_on: startsOn,
  ends_on: endsOn,
  goal,
});
