import { recordEvent } from '../../audit/record-event.ts';
import type { Context } from '../../context.ts';
import { atomically, type Inside } from '../../database/atomically.ts';
import { Conflict, Invalid } from '../../errors.ts';
import { tidyLines } from '../../text/fold.ts';
import { isClosed, type Phase } from '../campaign.ts';
import { getForManaging, refuseStale } from '../managed-campaign.ts';
import { getPhase, updatePhase } from './phase.store.ts';

export const REASON_MOST = 1000;

/** From here on nothing goes into the phase and nothing in it moves; only an organiser does this, no date does. */
export async function closePhase(
  context: Context,
  slug: string,
  number: number,
  version: number | null,
): Promise<void> {
  await atomically(context, async (inside) => {
    const { phase, hostPath } = await load(inside, slug, number, version);
    if (isClosed(phase)) throw new Conflict('phase_closed_already', { number });
    const closed_at = inside.now.toISOString();
    const first_closed_at = phase.first_closed_at ?? closed_at;
    await updatePhase(inside.db, phase, { closed_at, first_closed_at });
    record(inside, 'phase.closed', slug, phase, hostPath, { closed_at });
  });
}

/** Opens it again, for a reason that everybody can read. When it was closed first stays on record. */
export async function unlockPhase(
  context: Context,
  slug: string,
  number: number,
  version: number | null,
  reasonTyped: string,
): Promise<void> {
  const reason = tidyLines(reasonTyped);
  await atomically(context, async (inside) => {
    const { phase, hostPath } = await load(inside, slug, number, version);
    if (!isClosed(phase)) throw new Conflict('phase_not_closed', { number });
    if (reason === '') throw new Invalid({ reason: { code: 'required' } });
    if (reason.length > REASON_MOST)
      throw new Invalid({
        reason: { code: 'too_long', params: { most: REASON_MOST, length: reason.length } },
      });
    await updatePhase(inside.db, phase, { closed_at: null, unlock_reason: reason });
    record(inside, 'phase.unlocked', slug, phase, hostPath, { closed_at: null, reason });
  });
}

async function load(inside: Inside, slug: string, number: number, version: number | null) {
  const { id, hostPath } = await getForManaging(inside, slug);
  const phase = await getPhase(inside.db, id, number);
  refuseStale(version, phase.version);
  return { phase, hostPath };
}

function record(
  inside: Inside,
  action: 'phase.closed' | 'phase.unlocked',
  slug: string,
  { number, closed_at }: Phase,
  organisationPath: string,
  after: object,
): void {
  const subject = `${slug}/${number}`;
  recordEvent(inside, {
    action,
    subjectType: 'phase',
    subject,
    organisationPath,
    before: { closed_at },
    after,
  });
}
