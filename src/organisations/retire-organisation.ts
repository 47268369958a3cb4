import { recordEvent } from '../audit/record-event.ts';
import type { Day } from '../calendar.ts';
import type { Context } from '../context.ts';
import { atomically, type Inside } from '../database/atomically.ts';
import { Conflict, Invalid, NotAllowed, type Problem } from '../errors.ts';
import { fenceOf } from '../permissions.ts';
import { successorOf } from './check-organisation.ts';
import { lockTree } from './lock-tree.store.ts';
import { getOrganisationByCode, updateOrganisation } from './organisation.store.ts';
import type { Organisation } from './organisation.ts';

export interface Retirement {
  readonly code: string;
  /** The last day on which the unit exists. */
  readonly lastDay: Day;
  /** Code or name of the unit that carries it on. */
  readonly successor?: string | undefined;
}

/** The unit ends with that day and takes nothing afterwards; what it has stays its own. */
export async function retireOrganisation(
  context: Context,
  { code, lastDay, successor: text }: Retirement,
): Promise<void> {
  await changing(context, code, async (inside, unit, fence) => {
    if (unit.valid_to !== null) throw new Conflict('already_retired', { code });
    const problems: Record<string, Problem> = {};
    const tell = (field: string, problem: string, found = ''): null => {
      problems[field] = { code: problem, params: { found } };
      return null;
    };
    if (unit.valid_from !== null && lastDay < unit.valid_from) tell('lastDay', 'valid_to_before_from');
    const successor = await successorOf(inside, fence, text, unit, tell);
    if (Object.keys(problems).length > 0) throw new Invalid(problems);
    const after = { valid_to: lastDay, successor_id: successor?.id ?? null };
    await updateOrganisation(inside.db, unit.id, unit.version, after);
    record(inside, unit, 'organisation.retired', { ...after, successor: successor?.code });
  });
}

/** Undoes it: the unit exists on, without a successor. */
export async function reinstateOrganisation(context: Context, code: string): Promise<void> {
  await changing(context, code, async (inside, unit) => {
    if (unit.valid_to === null) throw new Conflict('not_retired', { code });
    const after = { valid_to: null, successor_id: null };
    await updateOrganisation(inside.db, unit.id, unit.version, after);
    record(inside, unit, 'organisation.reinstated', after);
  });
}

async function changing(
  context: Context,
  code: string,
  change: (inside: Inside, unit: Organisation, fence: string) => Promise<void>,
): Promise<void> {
  const fence = fenceOf(context.actor, 'organisations.manage');
  if (fence === null) throw new NotAllowed();
  await atomically(context, async (inside) => {
    await lockTree(inside);
    await change(inside, await getOrganisationByCode(inside.db, fence, code), fence);
  });
}

function record(inside: Inside, unit: Organisation, action: string, after: unknown): void {
  const { code: subject, path: organisationPath, valid_to, successor_id } = unit;
  recordEvent(inside, {
    action,
    subjectType: 'organisation',
    subject,
    organisationPath,
    before: { valid_to, successor_id },
    after,
  });
}
