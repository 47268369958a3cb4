import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically } from '../../database/atomically.ts';
import type { Db } from '../../database/schema.ts';
import { Conflict, Invalid, type Problem } from '../../errors.ts';
import { formatNumber } from '../../text/format.ts';
import { listPhases } from '../campaign.store.ts';
import { isClosed, type Phase } from '../campaign.ts';
import { getForManaging, refuseStale } from '../managed-campaign.ts';
import { checkPhase } from './check-phase.ts';
import { phaseColumns } from './create-phase.ts';
import type { PhaseInput } from './phase.input.ts';
import { countItemsOutside, getPhase, updatePhase } from './phase.store.ts';

/** Days that hold items already can be widened, not taken away: no item changes its phase behind anyone's back. */
export async function editPhase(
  context: Context,
  slug: string,
  number: number,
  version: number | null,
  input: PhaseInput,
): Promise<void> {
  await atomically(context, async (inside) => {
    const campaign = await getForManaging(inside, slug);
    const phase = await getPhase(inside.db, campaign.id, number);
    refuseStale(version, phase.version);
    if (isClosed(phase)) throw new Conflict('phase_closed_edit', { number });
    const others = (await listPhases(inside.db, campaign.id)).filter(({ id }) => id !== phase.id);
    checkPhase(others, input);
    await refuseStrays(inside.db, phase, input);
    const changes = { ...phaseColumns(input), starts_on_inferred: stillInferred(phase, input) };
    await updatePhase(inside.db, phase, changes);
    recordEvent(inside, {
      action: 'phase.edited',
      subjectType: 'phase',
      subject: `${slug}/${number}`,
      organisationPath: campaign.hostPath,
      before: shownOf(phase),
      after: changes,
    });
  });
}

/** Inferred until somebody chose another day or vouched for this one. */
const stillInferred = (phase: Phase, { startsOn, startConfirmed }: PhaseInput): 0 | 1 =>
  phase.starts_on_inferred === 1 && startsOn === phase.starts_on && !startConfirmed ? 1 : 0;

async function refuseStrays(db: Db, phase: Phase, input: PhaseInput): Promise<void> {
  const { before, after } = await countItemsOutside(db, phase, input);
  const problem = (count: number): Problem => ({
    code: 'items_would_stray',
    params: { count: formatNumber(count), number: phase.number },
  });
  if (before > 0 || after > 0)
    throw new Invalid({
      ...(before > 0 ? { startsOn: problem(before) } : {}),
      ...(after > 0 ? { endsOn: problem(after) } : {}),
    });
}

const shownOf = (phase: Phase) => ({
  number: phase.number,
  theme: phase.theme,
  starts_on: phase.starts_on,
  ends_on: phase.ends_on,
  goal: phase.goal,
  starts_on_inferred: phase.starts_on_inferred,
});
